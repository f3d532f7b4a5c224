using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using FundsCheck.Records;
using FundsCheck.Records.Format;

namespace FundsCheck.Testing;

/// <summary>A decision log as a test case. Its text is its path as the test named it.</summary>
public sealed class LogCase : IFormattable, IParsable<LogCase>
{
    /// <summary>The most decisions that <see cref="Difference"/> shows; it counts the others.</summary>
    public const int DifferencesShownMax = 20;

    private readonly LogPath _log;

    internal LogCase(LogPath log) => _log = log;

    /// <summary>The log, as the test named it.</summary>
    public string Log => _log.Shown;

    /// <summary>Where the log is.</summary>
    public string FullPath => _log.Full;

    /// <summary>
    /// Verifies the chain of the log and the life of each debit, and that facts and holds follow from what is recorded; with an anchor,
    /// that nothing before it was altered, added, taken out or moved.
    /// </summary>
    /// <param name="anchor">
    /// A head that was noted elsewhere, or the line of a <see cref="LogAnchor"/>, as in the test itself: the log must contain it. Without
    /// one, nothing is proven of the last line, nor against whoever wrote the whole log anew.
    /// </param>
    /// <exception cref="LogDamagedException">The first line that is wrong; or the anchor is not in the log.</exception>
    /// <exception cref="DecisionDiffersException">Facts or holds do not follow from what is recorded.</exception>
    public LogVerification Verify(string? anchor = null)
    {
        var proof = RecordFile.Verify(_log.Full, anchor);
        return proof.Differing == 0 ? proof : throw new DecisionDiffersException(Show(proof));
    }

    /// <summary>
    /// Decides every decision of the log again, in little memory however long it is, and tells what differs as
    /// <see cref="DecisionCase.Difference"/> does; null where nothing does.
    /// </summary>
    /// <exception cref="LogDamagedException">A line is wrong.</exception>
    /// <exception cref="InvalidOperationException">The log tells of no decision, which no test would notice.</exception>
    public string? Difference()
    {
        var text = new StringBuilder();
        var (replayed, differing) = (0L, 0L);
        foreach (var decision in RecordFile.ReadDecisions(_log.Full))
        {
            replayed++;
            if (new DecisionCase(_log, decision).Difference() is { } difference && ++differing <= DifferencesShownMax)
            {
                text.Append(difference).Append("\n\n");
            }
        }

        if (replayed == 0)
        {
            throw new InvalidOperationException($"{Log} tells of no decision");
        }

        return differing == 0
            ? null
            : text.Append(
                CultureInfo.InvariantCulture,
                $"{differing} of {replayed} decisions differ, {Math.Min(differing, DifferencesShownMax)} shown").ToString();
    }

    /// <summary>Decides every decision of the log again, and throws where anything differs.</summary>
    /// <exception cref="DecisionDiffersException">With <see cref="Difference"/> as its message.</exception>
    /// <inheritdoc cref="Difference" path="/exception" />
    public void ShouldReplayIdentically()
    {
        if (Difference() is { } difference)
        {
            throw new DecisionDiffersException(difference);
        }
    }

    private string Show(LogVerification proof)
    {
        var decisions = proof.First
            .Select(differing =>
                $"{Log}:{differing.Decision.Line}: "
                    + $"{differing.Decision}\n{string.Join('\n', differing.Differences.Select(difference => $"  {difference}"))}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Join("\n\n", decisions)}\n\n{proof.Differing} of {proof.Decisions} decisions differ, {proof.First.Count} shown");
    }

    /// <summary>The path as the test named it.</summary>
    public override string ToString() => Log;

    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => Log;

    static LogCase IParsable<LogCase>.Parse(string s, IFormatProvider? provider) => new(LogPaths.FindOne(s));

    static bool IParsable<LogCase>.TryParse(
        [NotNullWhen(true)] string? s, IFormatProvider? provider, [MaybeNullWhen(false)] out LogCase result)
    {
        try
        {
            result = string.IsNullOrEmpty(s) ? null : new LogCase(LogPaths.FindOne(s));
        }
        catch (FileNotFoundException)
        {
            result = null;
        }

        return result is not null;
    }
}
