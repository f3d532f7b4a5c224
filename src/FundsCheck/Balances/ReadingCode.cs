namespace FundsCheck.Balances;

/// <summary>Why a balance could not be read: one entry of <see cref="ReadingCodes"/>.</summary>
/// <param name="Code">UPPER_SNAKE; API.</param>
/// <param name="Retryable">Whether asking again later, with nothing else changed, may give a balance.</param>
/// <param name="UserAction">Whether the end user must act first, as in logging in again.</param>
/// <param name="CustomerText">One sentence that may be shown to the end user.</param>
/// <param name="OperatorText">One sentence for those who run the checks.</param>
public sealed record ReadingCode(string Code, bool Retryable, bool UserAction, string CustomerText, string OperatorText);
