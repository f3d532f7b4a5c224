namespace FundsCheck.Pipeline;

/// <summary>One thing that is wrong with a proposed debit.</summary>
/// <param name="Code">Stable; API. Such as <c>amount.positive</c>.</param>
/// <param name="Member">The member, by its name in a debit line.</param>
/// <param name="Message">What is wrong and how to mend it, in one sentence. Not API.</param>
public sealed record DebitProblem(string Code, string Member, string Message)
{
    /// <summary>There is no debit, in a place where one of many belongs.</summary>
    internal static DebitProblem Missing { get; } = new("debit.missing", "debit", "there is no debit in this place; leave out what is null");
}
