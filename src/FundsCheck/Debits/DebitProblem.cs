namespace FundsCheck;

/// <summary>One thing that is wrong with a proposed debit.</summary>
/// <param name="Code">Stable; API. Such as <c>amount.positive</c>.</param>
/// <param name="Member">The member, by its name in a debit line.</param>
/// <param name="Message">What is wrong and how to fix it, in one sentence. Not API.</param>
public sealed record DebitProblem(string Code, string Member, string Message)
{
    /// <summary>The facts of a debit of many cannot be read.</summary>
    internal static DebitProblem Unreadable { get; } = new(
        "facts.unreadable", "facts", "the dictionary of facts throws when it is read; state the facts in one that does not");

    /// <summary>A debit of many is null.</summary>
    internal static DebitProblem Missing { get; } = new("debit.missing", "debit", "the debit in this place is null; leave it out");
}
