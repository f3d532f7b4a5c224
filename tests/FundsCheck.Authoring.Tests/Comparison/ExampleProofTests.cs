namespace FundsCheck.Authoring.Tests.Comparison;

/// <summary>An example is refused where the evaluator and the analysis give different outcomes.</summary>
public sealed class ExampleProofTests
{
    private static readonly Verdict Accept = new() { Outcome = Outcome.Accept, Reasons = [] };
    private static readonly Verdict Review = Reviewed("X_LOOK", "it was looked at");
    private static readonly Verdict OtherText = Reviewed("X_LOOK", "it was looked at again");
    private static readonly Verdict OtherCode = Reviewed("X_OTHER", "it was looked at");

    [Fact]
    public void Holds_where_both_outcomes_are_the_claimed_ones()
    {
        Holds(RuleChangeKind.Outcome, Outcome.Accept, Outcome.Review, Accept, Review).Should().BeTrue();
        Holds(RuleChangeKind.Outcome, Outcome.Accept, Outcome.Decline, Accept, Review).Should().BeFalse();
        Holds(RuleChangeKind.Outcome, Outcome.Review, Outcome.Review, Review, OtherCode).Should().BeFalse();
    }

    [Fact]
    public void Holds_for_other_reasons_where_the_check_gives_another_code_or_none()
    {
        Holds(RuleChangeKind.Reasons, Outcome.Review, Outcome.Review, Review, OtherCode).Should().BeTrue();
        Holds(RuleChangeKind.Reasons, Outcome.Review, Outcome.Review, Review, Review with { Reasons = [] }).Should().BeTrue();
        Holds(RuleChangeKind.Reasons, Outcome.Review, Outcome.Review, Review, OtherText).Should().BeFalse();
        Holds(RuleChangeKind.Reasons, Outcome.Review, Outcome.Review, Review, Review).Should().BeFalse();
    }

    [Fact]
    public void Holds_for_other_texts_where_the_code_stays()
    {
        Holds(RuleChangeKind.Texts, Outcome.Review, Outcome.Review, Review, OtherText).Should().BeTrue();
        Holds(RuleChangeKind.Texts, Outcome.Review, Outcome.Review, Review, OtherCode).Should().BeFalse();
        Holds(RuleChangeKind.Texts, Outcome.Review, Outcome.Review, Review, Review).Should().BeFalse();
        Holds(RuleChangeKind.Texts, Outcome.Accept, Outcome.Accept, Accept, Accept).Should().BeFalse();
    }

    private static bool Holds(RuleChangeKind kind, Outcome from, Outcome to, Verdict before, Verdict after)
    {
        var pair = new CellPair("look", AnswerCell.Absent, AnswerCell.Absent, []);
        return ExampleVerifier.Holds(new ComparedRegion(pair, from, to, CellDifference.Everywhere(kind), [], []), before, after);
    }

    private static Verdict Reviewed(string code, string text) => new()
    {
        Outcome = Outcome.Review,
        Reasons = [
            new Reason { Code = code, Check = "look", Outcome = Outcome.Review, Measure = "amount", Text = text, CustomerText = "" },
        ],
    };
}
