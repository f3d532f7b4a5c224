using System.Text.Json;
using FundsCheck.Rules.Language;

namespace FundsCheck;

/// <summary>Why a decision is what it is: one check's answer.</summary>
public sealed record Reason
{
    // Each is a text, or the wording that formats it when it is read.
    private readonly object? _operand;
    private readonly object _text = string.Empty;

    /// <summary>
    /// One of <see cref="ReasonCodes.All"/>, a rule author's own (<c>X_…</c>), or the code of the failure for which the balance was not
    /// read.
    /// </summary>
    public required string Code { get; init; }

    /// <summary>The id of the check that answered.</summary>
    public required string Check { get; init; }

    /// <summary>What that check answered.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The measure that it looked at.</summary>
    public required string Measure { get; init; }

    /// <summary>The measure's value, such as <c>-0.01 USD</c>; null where it is unknown.</summary>
    public string? Operand
    {
        get => _operand is ReasonWording wording ? wording.Operand : (string?)_operand;
        init => _operand = value;
    }

    /// <summary>What the value met, such as <c>below 0.00 USD</c>; null where the measure is unknown.</summary>
    public string? Threshold { get; init; }

    /// <summary>One plain sentence for those who run the checks. Not API.</summary>
    public required string Text
    {
        get => _text is ReasonWording wording ? wording.Text : (string)_text;
        init => _text = value;
    }

    /// <summary>One plain sentence that may be shown to the end user. Not API.</summary>
    public required string CustomerText { get; init; }

    /// <summary>Why something that was not checked was accepted all the same, where it was.</summary>
    public string? Justification { get; init; }

    /// <summary>Whether asking again later may fix this.</summary>
    public bool IsTransient { get; init; }

    /// <summary>Whether the end user must act to fix this.</summary>
    public bool NeedsUserAction { get; init; }

    internal ReasonWording Wording
    {
        init => _operand = _text = value;
    }

    /// <summary>Compares every part, with the texts as they read.</summary>
    public bool Equals(Reason? other) =>
        ReferenceEquals(this, other)
        || (other is not null
            && (Outcome, IsTransient, NeedsUserAction) == (other.Outcome, other.IsTransient, other.NeedsUserAction)
            && (Code, Check, Measure, Threshold) == (other.Code, other.Check, other.Measure, other.Threshold)
            && (CustomerText, Justification) == (other.CustomerText, other.Justification)
            && (Operand, Text) == (other.Operand, other.Text));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Code, Check, Outcome, Operand);

    /// <summary>Writes the reason as a JSON object, as the JSON of a decision has it.</summary>
    /// <param name="writer">Where a value is expected.</param>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        DecisionJson.Write(writer, this);
    }
}
