using System.Text.Json;

namespace FundsCheck;

/// <summary>
/// What one check of a rule set answered to the facts of a debit, and how far its measure was from a worse answer. The most severe outcome
/// of all checks is that of the decision.
/// </summary>
public sealed record CheckEvaluation
{
    /// <summary>The id of the check.</summary>
    public required string Check { get; init; }

    /// <summary>Whether the check gave an outcome.</summary>
    public required CheckState State { get; init; }

    /// <summary>The outcome of the check; <see cref="Outcome.None"/> unless <see cref="State"/> is
    /// <see cref="CheckState.Answered"/>.</summary>
    public Outcome Outcome { get; init; }

    /// <summary>
    /// The outcome as <c>accept</c>, <c>review</c> or <c>decline</c>; <c>silent</c>, <c>excused</c> or <c>notEvaluated</c> without one.
    /// </summary>
    public string Answer => State switch
    {
        CheckState.Answered => Outcome.ToName(),
        CheckState.Silent => "silent",
        CheckState.Excused => "excused",
        _ => "notEvaluated",
    };

    /// <summary>The measure that was judged: that of the last fallback where earlier measures were unknown.</summary>
    public required string Measure { get; init; }

    /// <summary>
    /// The measure's value, such as <c>25.00 USD</c>; null where it is unknown or was not judged. An accept that counts holds counts the
    /// possibly posted ones too. A percentage is rounded down, and an age up to a second, so that none is shown as a threshold that it does
    /// not meet.
    /// </summary>
    public string? Operand { get; init; }

    /// <summary>What the value met, such as <c>not below 0.00 USD</c>; null where <see cref="Operand"/> is.</summary>
    public string? Threshold { get; init; }

    /// <summary>
    /// What the value would meet first where the outcome gets worse, such as <c>below 0.00 USD</c>; null for a measure of words, and where
    /// no value gives a worse outcome.
    /// </summary>
    public string? ChangesAt { get; init; }

    /// <summary>
    /// The distance of the value to the threshold of <see cref="ChangesAt"/>, such as <c>25.00 USD</c>: exact for money and integers, and
    /// rounded down to a hundredth of a percent or a second. A measure that gets worse by less than the margin leaves the outcome as it is.
    /// A review because of possibly posted holds counts from the value without them. Null where <see cref="ChangesAt"/> is.
    /// </summary>
    public string? Margin { get; init; }

    /// <summary>Why a measure is unknown, or the check silent, excused, not evaluated, or kept in force; null otherwise. Not API.</summary>
    public string? Cause { get; init; }

    /// <summary>Writes the evaluation as a JSON object, as the JSON of a decision has it.</summary>
    /// <param name="writer">Where a value is expected.</param>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        DecisionJson.Write(writer, this);
    }
}
