namespace FundsCheck.Rules.Language;

/// <summary>What a reason code says, to the customer and to those who run the checks.</summary>
public sealed record ReasonText(string Code, bool Retryable, bool UserAction, string CustomerText, string OperatorText);
