using FluentValidation;

namespace FundsCheck.Checking;

/// <summary>Gives a validation rule the member, code and sentence that callers see, whatever the culture.</summary>
internal static class DebitRuleNames
{
    public const string EffectiveDateRange = "effectiveDate.range";
    public const string FirstSentOnRange = "firstSentOn.range";

    /// <summary>Whether the same debit was valid on another day.</summary>
    public static bool IsOfDate(DebitProblem problem) => problem.Code is EffectiveDateRange or FirstSentOnRange;

    public static void Named<T>(this IRuleBuilderOptions<DebitUnderCheck, T> rule, string member, string code, string message) =>
        rule.Named(member, code, _ => message);

    public static void Named<T>(
        this IRuleBuilderOptions<DebitUnderCheck, T> rule, string member, string code, Func<DebitUnderCheck, string> message) =>
            rule.OverridePropertyName(member).WithErrorCode(code)
                .WithMessage(check => message(check).Replace("{", "{{", StringComparison.Ordinal));
}
