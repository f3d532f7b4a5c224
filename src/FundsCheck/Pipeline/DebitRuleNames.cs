using FluentValidation;

namespace FundsCheck.Pipeline;

/// <summary>Gives a validation rule the member, code and sentence that callers see, whatever the culture.</summary>
internal static class DebitRuleNames
{
    public static void Named<T>(this IRuleBuilderOptions<DebitUnderCheck, T> rule, string member, string code, string message) =>
        rule.Named(member, code, _ => message);

    public static void Named<T>(this IRuleBuilderOptions<DebitUnderCheck, T> rule, string member, string code, Func<DebitUnderCheck, string> message) =>
        rule.OverridePropertyName(member).WithErrorCode(code).WithMessage(check => message(check).Replace("{", "{{", StringComparison.Ordinal));
}
