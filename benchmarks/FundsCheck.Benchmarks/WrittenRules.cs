using FluentValidation;
using RulesEngine.Models;

namespace FundsCheck.Benchmarks;

/// <summary>The same twenty checks as rows for libraries of rules: predicate, text, and the outcome where it holds.</summary>
internal static class WrittenRules
{
    private static readonly (Outcome Outcome, Func<IfChain.Debit, bool> Holds, string Text)[] Rows =
    [
        (Outcome.Review, d => d.Reading != "read", "d.Reading != \"read\""),
        (Outcome.Decline, d => d.Currency is "other" or "unofficial", "d.Currency == \"other\" || d.Currency == \"unofficial\""),
        (Outcome.Review, d => d.Currency is not ("same" or "other" or "unofficial"),
            "d.Currency != \"same\" && d.Currency != \"other\" && d.Currency != \"unofficial\""),
        (Outcome.Review, d => d.Kind is null or "money market", "d.Kind == null || d.Kind == \"money market\""),
        (Outcome.Decline, d => d.Kind is not (null or "checking" or "savings" or "cash management" or "money market"),
            "d.Kind != null && d.Kind != \"checking\" && d.Kind != \"savings\" && d.Kind != \"cash management\""
            + " && d.Kind != \"money market\""),
        (Outcome.Review, d => d.Verification is null or "matchedWithCaution",
            "d.Verification == null || d.Verification == \"matchedWithCaution\""),
        (Outcome.Decline, d => d.Verification is not (null or "none" or "verifiedAutomatically" or "verifiedManually" or "matched"
                or "matchedWithCaution"),
            "d.Verification != null && d.Verification != \"none\" && d.Verification != \"verifiedAutomatically\""
            + " && d.Verification != \"verifiedManually\" && d.Verification != \"matched\""
            + " && d.Verification != \"matchedWithCaution\""),
        (Outcome.Decline, d => d.Available - d.Held - d.Amount < 0m, "d.Available - d.Held - d.Amount < 0"),
        (Outcome.Review, d => d.Available - d.Held - d.Possible - d.Amount < 0m, "d.Available - d.Held - d.Possible - d.Amount < 0"),
        (Outcome.Decline, d => d.Available is null && d.IsDepository && d.Current - d.Held - d.Amount < 0m,
            "d.Available == null && d.IsDepository && d.Current - d.Held - d.Amount < 0"),
        (Outcome.Review, d => d.Available is null, "d.Available == null"),
        (Outcome.Review, d => d.IsDepository && d.Current - d.Held - d.Possible - d.Amount < 0m,
            "d.IsDepository && d.Current - d.Held - d.Possible - d.Amount < 0"),
        (Outcome.Review, d => d.Source != "real-time", "d.Source != \"real-time\""),
        (Outcome.Review, d => d.AgeTicks is null or > TimeSpan.TicksPerHour, "d.AgeTicks == null || d.AgeTicks > 36000000000"),
        (Outcome.Review, d => d.Class is not ("WEB" or "PPD" or "TEL" or "CCD"),
            "d.Class != \"WEB\" && d.Class != \"PPD\" && d.Class != \"TEL\" && d.Class != \"CCD\""),
        (Outcome.Decline, d => d.SameDay && d.Amount > 1_000_000m, "d.SameDay && d.Amount > 1000000"),
        (Outcome.Decline, d => d.Attempt > 3, "d.Attempt > 3"),
        (Outcome.Decline, d => d.LastReturn is not ("none" or "R01" or "R09"),
            "d.LastReturn != \"none\" && d.LastReturn != \"R01\" && d.LastReturn != \"R09\""),
        (Outcome.Review, d => d.Class == "WEB" && d.Amount > 5000m, "d.Class == \"WEB\" && d.Amount > 5000"),
        (Outcome.Review, d => d.Class == "TEL" && d.Amount > 1000m, "d.Class == \"TEL\" && d.Amount > 1000"),
        (Outcome.Review, d => d.Class == "PPD" && d.Amount > 7500m, "d.Class == \"PPD\" && d.Amount > 7500"),
        (Outcome.Review, d => d.Kind is null or "savings" && d.Amount > 2500m,
            "(d.Kind == null || d.Kind == \"savings\") && d.Amount > 2500"),
        (Outcome.Review, d => d.Held + d.Possible + d.Amount > 20_000m, "d.Held + d.Possible + d.Amount > 20000"),
        (Outcome.Review, d => d.Attempt > 1 && d.Held + d.Possible + d.Amount > 10_000m,
            "d.Attempt > 1 && d.Held + d.Possible + d.Amount > 10000"),
        (Outcome.Review, d => d.Amount > 250m && (d.Available is null || d.Available - d.Held - d.Possible - d.Amount < 10m),
            "d.Amount > 250 && (d.Available == null || d.Available - d.Held - d.Possible - d.Amount < 10)"),
        (Outcome.Review, d => d.Amount > 1000m
                && (d.Available is null || (d.Available - d.Held - d.Possible) * 10_000m < 11_000m * d.Amount),
            "d.Amount > 1000 && (d.Available == null || (d.Available - d.Held - d.Possible) * 10000 < 11000 * d.Amount)"),
    ];

    /// <summary>FluentValidation: each failure is a reason with its text, and the worst severity is the outcome.</summary>
    public static Func<IfChain.Debit, Outcome> ForFluentValidation()
    {
        var validator = new InlineValidator<IfChain.Debit>();
        foreach (var ((outcome, holds, _), index) in Rows.Select((row, index) => (row, index)))
        {
            validator.RuleFor(debit => debit.Amount).Must((debit, _) => !holds(debit))
                .WithErrorCode($"RULE_{index}")
                .WithMessage("The debit of {PropertyValue} does not pass.")
                .WithSeverity(outcome == Outcome.Decline ? Severity.Error : Severity.Warning);
        }

        return debit => validator.Validate(debit).Errors.Aggregate(
            Outcome.Accept,
            (worst, failure) => Worse(worst, failure.Severity == Severity.Error ? Outcome.Decline : Outcome.Review));
    }

    /// <summary>RulesEngine: each rule that holds is a reason, and the worst event is the outcome.</summary>
    public static Func<IfChain.Debit, Outcome> ForRulesEngine()
    {
        var rules = Rows.Select((row, index) => new Rule
        {
            RuleName = $"RULE_{index}",
            SuccessEvent = row.Outcome.ToString(),
            Expression = row.Text,
            RuleExpressionType = RuleExpressionType.LambdaExpression,
        });
        var engine = new RulesEngine.RulesEngine([new Workflow { WorkflowName = "debit", Rules = [.. rules] }]);
        return debit => engine.ExecuteAllRulesAsync("debit", new RuleParameter("d", debit)).AsTask().GetAwaiter().GetResult()
            .Where(result => result.IsSuccess)
            .Aggregate(
                Outcome.Accept,
                (worst, result) =>
                    Worse(worst, result.Rule.SuccessEvent == nameof(Outcome.Decline) ? Outcome.Decline : Outcome.Review));
    }

    private static Outcome Worse(Outcome left, Outcome right) => left > right ? left : right;
}
