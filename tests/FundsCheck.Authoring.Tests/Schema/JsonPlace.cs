using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using FundsCheck.Tests.Rules.Fuzz;
using FundsCheck.Tests.Rules.Generation;

namespace FundsCheck.Authoring.Tests.Schema;

/// <summary>A place of a JSON text: the value or member there and its surroundings.</summary>
internal sealed class JsonPlace
{
    private const string CustomFact = "x.";
    private const int DecimalDigitsMax = 29;

    private readonly byte[] _text;
    private readonly List<JsonSpan> _spans;
    private readonly int _at;
    private readonly bool _isName;

    /// <summary>The innermost value or member that begins at the place, or holds it.</summary>
    public JsonPlace(byte[] text, int line, int column)
    {
        _text = text;
        _spans = SpanReader.Read(text);
        var offset = OffsetOf(text, line, column);
        _at = _spans.FindLastIndex(span => span.From <= offset && offset < span.End);
        _isName = offset < At.Start;
    }

    /// <summary>Whether the place is in a use of a fact of the host's own, whose type and values stand elsewhere.</summary>
    public bool IsUseOfCustomFact => !Around().Any(index => NameOf(index) == "facts")
        && (Around().Any(index => IsCustomFact(NameOf(index)) || IsCustomFact(MeasureOf(index))) || IsCustomFact(TextOf(_at)));

    /// <summary>Whether the place is a threshold of a custom fact, or the name of a member that thresholds and lists have.</summary>
    public bool IsHostThreshold => IsUseOfCustomFact && (_isName || (IsGiven ? IsValue : IsThreshold));

    /// <summary>Whether the place is a value of a custom fact in a list of values.</summary>
    public bool IsHostValue =>
        IsUseOfCustomFact
            && (_isName
                || (IsValue && _spans.TrueForAll(span => At.IsMember || span.Parent != At.Parent || IsOneKind(span.Kind, At.Kind))));

    /// <summary>
    /// Whether it is a figure of a test with more digits in total than decimal holds, while neither part alone has too many.
    /// </summary>
    public bool IsFigureOfTooManyDigits => IsGiven
        && TextOf(_at).Split(' ')[0].TrimStart('-').Split('.') is [var whole, var fraction]
        && fraction.Length < DecimalDigitsMax && whole.Length + fraction.Length >= DecimalDigitsMax
        && BigInteger.TryParse(whole, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number <= (BigInteger)decimal.MaxValue;

    /// <summary>Whether it is in an accepting band of a headroom or cover, which may be a waiver where it begins low enough.</summary>
    public bool IsInAcceptOfFunds => Fallbacks == 0
        && Around().Any(index => Vocabulary.NeedsOf(MeasureOf(index)).Count > 0)
        && Enumerable.Range(0, _spans.Count)
            .Any(child => _spans[child].Parent == At.Parent && NameOf(child) is ("then" or "otherwise") && TextOf(child) == "accept");

    /// <summary>Whether it is a reason that a test expects, which may be the code of the failure that its <c>given</c> states.</summary>
    public bool IsExpectedReason => Around().Any(index => NameOf(index) == "expect");

    /// <summary>How many <c>ifUnknown</c> the place is in, one inside the other.</summary>
    public int Fallbacks => Around().Count(index => NameOf(index) == "ifUnknown");

    /// <summary>Whether the same value stands before it in the same list.</summary>
    public bool IsRepeatedInItsList =>
        _spans.Take(_at).Any(span => span.Parent == At.Parent && span.Kind == At.Kind && TextOf(span) == TextOf(At));

    /// <summary>Whether it is a number that rounds to a valid whole number where numbers are read as doubles.</summary>
    public bool IsNumberThatDoublesHide =>
        At.Kind == JsonTokenType.Number
        && double.Parse(Raw(At), CultureInfo.InvariantCulture) is var seen
        && Math.Abs(seen) <= FactLimits.IntegerMax && seen == Math.Floor(seen)
        && !(ExactDecimal.TryParse(Raw(At), out var exact) && exact == (decimal)seen);

    private JsonSpan At => _spans[_at];

    private bool IsGiven => Around().Any(index => NameOf(index) == "given");

    private bool IsValue => At.Kind is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False;

    private bool IsThreshold => At.Kind == JsonTokenType.Number
        ? ExactDecimal.TryParse(Raw(At), out var number) && number % 1m == 0m && Math.Abs(number) <= FactLimits.IntegerMax
        : At.Kind == JsonTokenType.String
            && (ThresholdSyntax.TryReadDuration(TextOf(At), out _) || ThresholdSyntax.TryReadPercent(TextOf(At), out _)
                || Money.TryParse(TextOf(At), out _));

    private static bool IsCustomFact(string text) => text.StartsWith(CustomFact, StringComparison.Ordinal);

    private static bool IsOneKind(JsonTokenType one, JsonTokenType other) => one == other || (IsBoolean(one) && IsBoolean(other));

    private static bool IsBoolean(JsonTokenType kind) => kind is JsonTokenType.True or JsonTokenType.False;

    private IEnumerable<int> Around()
    {
        for (var index = _at; index >= 0; index = _spans[index].Parent)
        {
            yield return index;
        }
    }

    private ReadOnlySpan<byte> Raw(JsonSpan span) => _text.AsSpan(span.Start, span.End - span.Start);

    private string NameOf(int index) =>
        _spans[index].IsMember
            ? JsonSerializer.Deserialize<string>(_text.AsSpan(_spans[index].NameStart, _spans[index].NameLength))!
            : string.Empty;

    private string TextOf(int index) => _spans[index].Kind == JsonTokenType.String ? TextOf(_spans[index]) : string.Empty;

    private string TextOf(JsonSpan span) =>
        span.Kind == JsonTokenType.String ? JsonSerializer.Deserialize<string>(Raw(span))! : Encoding.UTF8.GetString(Raw(span));

    private string MeasureOf(int index) =>
        Enumerable.Range(0, _spans.Count).Where(child => _spans[child].Parent == index && NameOf(child) == "measure").Select(TextOf)
            .FirstOrDefault(string.Empty);

    // Columns are UTF-16 units, as editors count them.
    private static int OffsetOf(byte[] text, int line, int column)
    {
        var start = 0;
        for (var skipped = 1; skipped < line; skipped++)
        {
            start += text.AsSpan(start).IndexOf((byte)'\n') + 1;
        }

        var rest = Encoding.UTF8.GetString(text.AsSpan(start));
        return start + Encoding.UTF8.GetByteCount(rest.AsSpan(0, column - 1));
    }
}
