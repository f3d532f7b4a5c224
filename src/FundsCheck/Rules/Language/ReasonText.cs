namespace FundsCheck.Rules.Language;

/// <summary>The texts of a reason code for the customer and the operator.</summary>
public sealed record ReasonText(string Code, bool Retryable, bool UserAction, string CustomerText, string OperatorText);
