namespace FundsCheck;

/// <summary>One debit and one balance that show a finding, ready to be pasted into a rule file as the facts of a test.</summary>
/// <param name="Given">A JSON object in the form of a rule test's <c>given</c>, such as <c>{ "amount": "75.00 USD", "available":
/// "100.00 USD" }</c>.</param>
/// <param name="Answer">What is answered to it, in words. Not API.</param>
public sealed record RuleExample(string Given, string Answer)
{
    /// <summary><c>given: answer</c>.</summary>
    public override string ToString() => $"{Given}: {Answer}";
}
