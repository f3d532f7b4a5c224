using System.Runtime.InteropServices;
using System.Text.Json;

namespace FundsCheck.Cli.Checking;

/// <summary>The members of one debit line, with the problems that reading them finds.</summary>
internal sealed class DebitLineMembers
{
    private const int TextLengthMax = 512;
    private const int NameLengthMax = 64;
    private const int ProblemsMax = 100;

    private readonly Dictionary<string, (int Position, JsonElement Value)> _members = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<(int Position, LineProblem Problem)> _problems = [];

    public bool HasProblems => _problems.Count > 0;

    /// <summary>The id, also of an invalid line; null where the line has none.</summary>
    public string? Id => _members.TryGetValue("id", out var member) ? TextOf(member.Value) : null;

    /// <summary>Reads the members of an object.</summary>
    public void Read(JsonElement root)
    {
        foreach (var member in root.EnumerateObject())
        {
            if (!_members.TryAdd(member.Name, (_members.Count, member.Value)))
            {
                Add(member.Name, "member.repeated", $"the line has `{Short(member.Name)}` twice; remove one of the two");
            }
        }
    }

    /// <summary>Adds a problem for every member that no call of this type has read.</summary>
    public void FindUnknown()
    {
        var absent = _known.Where(name => !_members.ContainsKey(name)).ToList();
        foreach (var name in _members.Keys.Where(name => !_known.Contains(name)).Take(ProblemsMax + 1))
        {
            Add(name, "member.unknown", $"a debit line has no member `{Short(name)}`{Suggestion.For(name, absent)}");
        }
    }

    /// <summary>The value of a member; null where the member is absent or null.</summary>
    public JsonElement? Find(string name)
    {
        _known.Add(name);
        return _members.TryGetValue(name, out var member) && member.Value.ValueKind != JsonValueKind.Null ? member.Value : null;
    }

    public string? Text(string name, bool isRequired = false)
    {
        if (Find(name) is not { } value)
        {
            if (isRequired)
            {
                Add(null, "member.missing", $"a debit line needs `{name}`; add it");
            }

            return null;
        }

        if (TextOf(value) is not { } text)
        {
            Add(name, "type.wrong", $"`{name}` is a string, not {KindOf(value)}");
            return null;
        }

        // A character counts once, however many units UTF-16 takes for it, as in JSON Schema.
        if (text.Length > 0 && text.EnumerateRunes().Count() <= TextLengthMax && !text.Any(char.IsControl))
        {
            return text;
        }

        Add(name, "text.bounds", $"`{name}` has 1 to {TextLengthMax} characters, none of them a control character");
        return null;
    }

    public bool Boolean(string name)
    {
        if (Find(name) is { ValueKind: not (JsonValueKind.True or JsonValueKind.False) } value)
        {
            Add(name, "type.wrong", $"`{name}` is true or false, not {KindOf(value)}");
        }

        return Find(name) is { ValueKind: JsonValueKind.True };
    }

    public DateOnly? Date(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        var date = TextOf(value) is { } text ? CheckSettings.ReadDate(text) : null;
        if (date is null)
        {
            Add(name, "date.format", $"`{name}` is a date, as in \"2026-11-23\"");
        }

        return date;
    }

    public static string? TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The integer that a number of any form equals, as in <c>1</c>, <c>1.0</c> and <c>1e0</c>.</summary>
    public static long? IntegerOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number
        && ExactDecimal.TryParse(JsonMarshal.GetRawUtf8Value(value), out var number)
        && number % 1m == 0m
        && Math.Abs(number) <= FactLimits.IntegerMax
            ? (long)number
            : null;

    public void Add(string? member, string code, string message) => _problems.Add(member is null
        ? (-1, new LineProblem(code, null, message))
        : (_members[member].Position, new LineProblem(code, Short(member), message)));

    /// <summary>The problems in the order of their members, those of the whole line first.</summary>
    public IReadOnlyList<LineProblem> InOrderOfMembers()
    {
        var ordered = _problems.OrderBy(row => row.Position).Select(row => row.Problem).Take(ProblemsMax).ToList();
        if (_problems.Count > ProblemsMax)
        {
            ordered.Add(new LineProblem("problems.more", null, $"there are more than {ProblemsMax} problems; fix these first"));
        }

        return ordered;
    }

    public static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    // A cut never separates the two halves of a surrogate pair.
    public static string Short(string name)
    {
        var length = name.Length > NameLengthMax && char.IsHighSurrogate(name[NameLengthMax - 1]) ? NameLengthMax - 1 : NameLengthMax;
        return name.Length <= NameLengthMax ? name : string.Concat(name.AsSpan(0, length), "…");
    }
}
