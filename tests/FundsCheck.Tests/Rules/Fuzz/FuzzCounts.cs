using System.Globalization;

namespace FundsCheck.Tests.Rules.Fuzz;

/// <summary>Counts over some files. Not safe for several threads.</summary>
internal sealed class FuzzCounts
{
    private readonly SortedDictionary<string, long> _codes = new(StringComparer.Ordinal);

    public long Files { get; set; }

    public long Loaded { get; set; }

    /// <summary>
    /// Loaded files whose invariants were checked; the others have thresholds for which no facts are generated, or another minor unit than
    /// cents.
    /// </summary>
    public long Judged { get; set; }

    /// <summary>Facts for which every invariant was checked.</summary>
    public long Facts { get; set; }

    public long BytesAllocatedMost { get; set; }

    public TimeSpan TimeLongest { get; set; }

    /// <summary>The codes of all reported problems.</summary>
    public IReadOnlyCollection<string> Codes => _codes.Keys;

    public void Count(string code) => _codes[code] = _codes.GetValueOrDefault(code) + 1;

    public void Add(FuzzCounts other)
    {
        (Files, Loaded, Judged, Facts) = (Files + other.Files, Loaded + other.Loaded, Judged + other.Judged, Facts + other.Facts);
        BytesAllocatedMost = Math.Max(BytesAllocatedMost, other.BytesAllocatedMost);
        TimeLongest = TimeSpan.FromTicks(Math.Max(TimeLongest.Ticks, other.TimeLongest.Ticks));
        foreach (var (code, count) in other._codes)
        {
            _codes[code] = _codes.GetValueOrDefault(code) + count;
        }
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Files} files, {Loaded} loaded ({100m * Loaded / Math.Max(1, Files):0.00} %), "
            + $"the invariants checked for {Judged} of them with {Facts} facts, "
            + $"at most {BytesAllocatedMost} bytes allocated and {TimeLongest.TotalMilliseconds:0} ms taken to load one, "
            + $"{_codes.Count} codes reported: {string.Join(", ", _codes.Select(row => $"{row.Key} {row.Value}"))}");
}
