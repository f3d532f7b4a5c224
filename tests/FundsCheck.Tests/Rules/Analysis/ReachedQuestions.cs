using FundsCheck.Balances;
using FundsCheck.Rules;
using FundsCheck.Rules.Evaluation;
using FundsCheck.Rules.Facts;
using FundsCheck.Rules.Model;
using FundsCheck.Rules.Vocabulary;

namespace FundsCheck.Tests.Rules.Analysis;

/// <summary>
/// Gathers what facts lead to under one rule set, as its own evaluator judges them: which questions are thereby answered with yes, and
/// which answers were given.
/// </summary>
internal sealed class ReachedQuestions
{
    private readonly RuleSet _ruleSet;
    private readonly CompiledRules _rules;
    private readonly int[] _places;
    private readonly List<string> _codes = [];
    private readonly HashSet<AnalysisQuestion> _reached = [];
    private readonly HashSet<(Outcome Outcome, UInt128 Codes)> _answers = [];
    private readonly HashSet<int> _answered = [];

    public ReachedQuestions(RuleSet ruleSet)
    {
        _ruleSet = ruleSet;
        _rules = ruleSet.Compiled;
        _places = [.. _rules.Checks.Select(check => ruleSet.Definition.Checks.Index().Single(row => ReferenceEquals(row.Item, check.Definition)).Index)];
    }

    public bool IsReached(AnalysisQuestion question) => question.Kind == QuestionKind.Test ? IsAnswered(_ruleSet.Definition.Tests[question.Check]) : _reached.Contains(question);

    /// <summary>Whether a check was neither silent nor excused.</summary>
    public bool IsAnswered(int check) => _answered.Contains(check);

    /// <summary>Judges facts and notes what they lead to.</summary>
    public void Add(DecisionFacts given)
    {
        var facts = _ruleSet.Bind(given);
        Span<CheckAnswer> answers = stackalloc CheckAnswer[_rules.Checks.Length];
        Span<ulong> masks = stackalloc ulong[Evaluator.MasksCount * _rules.Words];
        var outcome = Evaluator.Judge(_rules, facts, facts.Amount, JudgeScope.Whole, answers, masks);
        var view = new MaskView(masks, _rules.Words, facts.HeldPossible > 0m);
        for (var index = 0; index < answers.Length; index++)
        {
            NoteGuards(index, answers[index], view);
            if (answers[index].State == CheckState.Answered)
            {
                NoteAnswer(index, answers[index], view, facts);
            }
        }

        NoteDeciding(answers, outcome);
        var isEarly = given.Reading == ReadingCodes.BalanceNotNeeded && Evaluator.Judge(_rules, facts, facts.Amount, JudgeScope.DebitAlone, answers, masks) == Outcome.Decline;
        if (!isEarly)
        {
            _ = Evaluator.Judge(_rules, facts, facts.Amount, JudgeScope.Whole, answers, masks);
        }

        NoteVerdict(answers, outcome, given.Reading);
    }

    private bool IsAnswered(TestDefinition test) =>
        test.Reasons.All(_codes.Contains) && _answers.Contains((test.Outcome, test.Reasons.Aggregate(UInt128.Zero, (set, code) => set | BitOf(code))));

    private void NoteGuards(int index, CheckAnswer answer, MaskView view)
    {
        var check = _rules.Checks[index];
        for (var guard = 0; guard < check.For.Length + check.Unless.Length && answer.State is CheckState.Answered or CheckState.Excused; guard++)
        {
            if (guard < check.For.Length ? view.IsFalseForSure(check.For[guard]) : view.IsTrueForSure(check.Unless[guard - check.For.Length]))
            {
                _reached.Add(new AnalysisQuestion(QuestionKind.Guard, _places[index], Item: guard));
            }
        }
    }

    private void NoteAnswer(int index, CheckAnswer answer, MaskView view, FactVector facts)
    {
        _answered.Add(_places[index]);
        if (answer.Outcome >= Outcome.Review)
        {
            _reached.Add(new AnalysisQuestion(QuestionKind.Severe, _places[index]));
        }

        if (answer.Rung == CheckAnswer.NoRung)
        {
            _reached.Add(new AnalysisQuestion(QuestionKind.Unknown, _places[index]));
            return;
        }

        // Of an answer that the possible holds changed, the rung of the certain ones counts.
        var ladder = LadderOf(index, answer.Depth);
        var rung = System.Numerics.BitOperations.TrailingZeroCount(view.True(ladder));
        _reached.Add(new AnalysisQuestion(QuestionKind.Rung, _places[index], answer.Depth, rung));
        var values = ladder.Definition.Rungs[rung].Values;
        if (values.Count > 0)
        {
            var value = ladder.Definition.Measure.Values[Evaluator.ValueOf(_rules, ladder.Slot, facts, facts.Amount).Index];
            _reached.Add(new AnalysisQuestion(QuestionKind.Value, _places[index], answer.Depth, rung, values.Index().Single(row => row.Item == value).Index));
        }
    }

    private void NoteDeciding(ReadOnlySpan<CheckAnswer> answers, Outcome outcome)
    {
        var (count, last) = (0, 0);
        for (var index = 0; index < answers.Length; index++)
        {
            (count, last) = answers[index].Outcome == outcome ? (count + 1, index) : (count, last);
        }

        if (count == 1 && outcome >= Outcome.Review)
        {
            _reached.Add(new AnalysisQuestion(QuestionKind.Decides, _places[last]));
        }
    }

    private void NoteVerdict(ReadOnlySpan<CheckAnswer> answers, Outcome outcome, string reading)
    {
        var codes = UInt128.Zero;
        for (var index = 0; index < answers.Length; index++)
        {
            var isTold = answers[index].State == CheckState.Answered && (answers[index].Outcome >= Outcome.Review || outcome == Outcome.Accept);
            codes |= isTold && CodeOf(index, answers[index], reading) is { } code ? BitOf(code) : UInt128.Zero;
        }

        _answers.Add((outcome, codes));
    }

    private string? CodeOf(int index, CheckAnswer answer, string reading)
    {
        if (answer.HoldPossible)
        {
            return ReasonCodes.HoldPossible;
        }

        var ladder = LadderOf(index, answer.Depth).Definition;
        var given = answer.Rung == CheckAnswer.NoRung ? ladder.IfUnknown! : ladder.Rungs[answer.Rung].Answer;
        return given.Reason ?? (ladder.Measure.Id == MeasureId.BalanceReading && given.Outcome >= Outcome.Review ? reading : null);
    }

    private CompiledLadder LadderOf(int index, int depth)
    {
        var ladder = _rules.Checks[index].Ladder;
        for (var step = 0; step < depth; step++)
        {
            ladder = ladder.Fallback!;
        }

        return ladder;
    }

    private UInt128 BitOf(string code)
    {
        var place = _codes.IndexOf(code);
        if (place < 0)
        {
            place = _codes.Count;
            _codes.Add(code);
        }

        return UInt128.One << place;
    }
}
