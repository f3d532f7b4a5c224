using System.Diagnostics.CodeAnalysis;
using FundsCheck.Records;

namespace FundsCheck.Testing;

/// <summary>
/// A recorded decision as a test case. Its text is its place, its debit and its revision (<c>tests/logs/decisions.jsonl:3: d-1 (revision
/// 1)</c>), and from this text it can be found again, so that a test explorer can show and run each case by itself.
/// </summary>
public sealed class DecisionCase : IFormattable, IParsable<DecisionCase>
{
    private readonly LogPath _log;

    internal DecisionCase(LogPath log, LoggedDecision decision)
    {
        _log = log;
        Decision = decision;
    }

    /// <summary>The log, as the test named it.</summary>
    public string Log => _log.Shown;

    /// <summary>The decision, with the rule set that made it.</summary>
    public LoggedDecision Decision { get; }

    /// <summary>
    /// Decides again, from the recorded facts and the recorded rule set, and tells what differs from the recorded answer, part by part,
    /// with the facts; null where nothing does. Sentences for people are not compared.
    /// </summary>
    public string? Difference() => DifferenceText.Of(this);

    /// <summary>Decides again, and throws where anything differs.</summary>
    /// <exception cref="DecisionDiffersException">With <see cref="Difference"/> as its message.</exception>
    public void ShouldReplayIdentically()
    {
        if (Difference() is { } difference)
        {
            throw new DecisionDiffersException(difference);
        }
    }

    /// <summary>The place, the debit's id and the revision.</summary>
    public override string ToString() => CaseText.Write(Log, Decision);

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString();

    static DecisionCase IParsable<DecisionCase>.Parse(string s, IFormatProvider? provider) =>
        CaseText.Read(s) ?? throw new FormatException($"`{s}` names no recorded decision");

    static bool IParsable<DecisionCase>.TryParse(
        [NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out DecisionCase result) =>
            (result = CaseText.Read(s)) is not null;
}
