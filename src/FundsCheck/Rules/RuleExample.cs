namespace FundsCheck;

/// <summary>The facts of a debit and its balance that demonstrate a finding, in the form of a rule test.</summary>
/// <param name="Given">A JSON object in the form of a rule test's <c>given</c>, such as <c>{ "amount": "75.00 USD", "available":
/// "100.00 USD" }</c>.</param>
/// <param name="Answer">The decision on these facts, in words. The wording may change.</param>
public sealed record RuleExample(string Given, string Answer)
{
    /// <summary><c>given: answer</c>.</summary>
    public override string ToString() => $"{Given}: {Answer}";
}
