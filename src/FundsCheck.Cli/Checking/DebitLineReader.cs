using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using FundsCheck.Rules.Language;

namespace FundsCheck.Cli.Checking;

/// <summary>
/// Reads one debit line strictly: unknown, repeated and wrongly typed members are problems. The check itself judges the ranges of the
/// values. No message contains a value, because a line contains an access token.
/// </summary>
internal sealed class DebitLineReader
{
    private const int TextLengthMax = 512;
    private const int NameLengthMax = 64;
    private const int ProblemsMax = 100;
    private const int DepthMax = 24;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = DepthMax };

    private readonly Dictionary<string, (int Position, JsonElement Value)> _members = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<(int Position, LineProblem Problem)> _problems = [];

    private DebitLineReader()
    {
    }

    /// <param name="number">The line's number, from 1.</param>
    /// <param name="utf8">The line.</param>
    /// <param name="accessToken">The token of a debit without one.</param>
    /// <param name="missingDefault">Why the line must name its rule set; null where the name is optional.</param>
    public static BatchLine Read(int number, byte[] utf8, Secret? accessToken, string? missingDefault)
    {
        if (FindEncodingProblem(utf8) is { } encoding)
        {
            return new BatchLine(number, null, null, [encoding]);
        }

        var reader = new DebitLineReader();
        try
        {
            using var json = JsonDocument.Parse(utf8, Strict);
            var debit = reader.ReadDebit(json.RootElement, accessToken, missingDefault);
            var id = reader._members.TryGetValue("id", out var member) ? TextOf(member.Value) : null;
            return new BatchLine(number, id, reader._problems.Count == 0 ? debit : null, reader.InOrderOfMembers());
        }
        catch (JsonException exception)
        {
            return new BatchLine(number, null, null, [SyntaxProblem(utf8, exception)]);
        }
        catch (InvalidOperationException)
        {
            // JsonElement finds an escaped half of a surrogate pair when the text is read, not when the line is parsed.
            const string Message = "a text has half of a surrogate pair (\\uD800 to \\uDFFF); write the whole character";
            return new BatchLine(number, null, null, [new LineProblem("json.surrogate", null, Message)]);
        }
    }

    private static LineProblem? FindEncodingProblem(byte[] utf8)
    {
        if (utf8.AsSpan().StartsWith("\uFEFF"u8))
        {
            return new LineProblem("file.encoding", null, "the line starts with a byte order mark; save the file as UTF-8 without one");
        }

        return Utf8.IsValid(utf8) ? null : new LineProblem("file.encoding", null, "the line is not UTF-8; save the file as UTF-8");
    }

    private static LineProblem SyntaxProblem(byte[] utf8, JsonException exception)
    {
        if (IsTooDeep(utf8))
        {
            return new LineProblem("json.depth", null, $"objects and lists are nested more than {DepthMax} deep; a debit needs 2");
        }

        // The exception counts bytes from 0; the column counts characters from 1.
        var offset = (int)Math.Min(exception.BytePositionInLine ?? 0, utf8.Length);
        var column = Encoding.UTF8.GetString(utf8, 0, offset).EnumerateRunes().Count() + 1;
        return new LineProblem(
            "json.syntax", null,
            string.Create(CultureInfo.InvariantCulture, $"column {column}: the line is not JSON; write one JSON object in a line"));
    }

    private static bool IsTooDeep(byte[] utf8)
    {
        var json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = BoundedLines.BytesMax });
        try
        {
            while (json.Read())
            {
                // The depth of a token excludes the object or the list that the token starts.
                if (json.CurrentDepth >= DepthMax && json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    return true;
                }
            }
        }
        catch (JsonException)
        {
            // The line breaks off, or is wrong, before any value is too deep.
        }

        return false;
    }

    private ProposedDebit? ReadDebit(JsonElement root, Secret? accessToken, string? missingDefault)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            Add(null, "type.wrong", $"a debit line is an object, not {KindOf(root)}");
            return null;
        }

        ReadMembers(root);
        var (id, token, account) = (Text("id", isRequired: true), AccessToken(), Text("account", isRequired: true));
        var debit = new ProposedDebit
        {
            Id = id ?? string.Empty,
            Account = new AccountRef(account ?? string.Empty, token ?? accessToken),
            Amount = Amount(),
            EntryClass = Text("class") ?? "WEB",
            SameDay = Boolean("sameDay"),
            Attempt = Attempt(),
            LastReturn = Text("lastReturn"),
            EffectiveDate = Date("effectiveDate"),
            RuleSet = Text("ruleSet"),
            RetryOf = Text("retryOf"),
            FirstSentOn = Date("firstSentOn"),
            Facts = Facts(),
        };
        FindUnknownMembers();
        if (debit.Account.Credential is null && Find("accessToken") is null)
        {
            Add(
                null, "accessToken.missing",
                $"there is no access token; add `accessToken`, set {CheckSettings.TokenVariable}, or give --access-token-file");
        }

        if (missingDefault is not null && Find("ruleSet") is null)
        {
            Add(null, "ruleSet.missing", $"{missingDefault}; name one with `ruleSet` or --rule-set");
        }

        return debit;
    }

    private void ReadMembers(JsonElement root)
    {
        foreach (var member in root.EnumerateObject())
        {
            if (!_members.TryAdd(member.Name, (_members.Count, member.Value)))
            {
                Add(member.Name, "member.repeated", $"the line has `{Short(member.Name)}` twice; remove one of the two");
            }
        }
    }

    private void FindUnknownMembers()
    {
        var absent = _known.Where(name => !_members.ContainsKey(name)).ToList();
        foreach (var name in _members.Keys.Where(name => !_known.Contains(name)).Take(ProblemsMax + 1))
        {
            Add(name, "member.unknown", $"a debit line has no member `{Short(name)}`{Suggestion.For(name, absent)}");
        }
    }

    /// <summary>The value of a member; null where the member is absent or null.</summary>
    private JsonElement? Find(string name)
    {
        _known.Add(name);
        return _members.TryGetValue(name, out var member) && member.Value.ValueKind != JsonValueKind.Null ? member.Value : null;
    }

    private string? Text(string name, bool isRequired = false)
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

    private Secret? AccessToken()
    {
        if (Find("accessToken") is not { } value)
        {
            return null;
        }

        if (TextOf(value) is not { } text || string.IsNullOrWhiteSpace(text))
        {
            Add(
                "accessToken", "accessToken.format",
                "`accessToken` is a string with an access token; remove the member to use the token of the command line");
            return null;
        }

        // The secret drops the white space around the token.
        var token = new Secret(text);
        if (AccessTokenText.IsToken(token))
        {
            return token;
        }

        Add("accessToken", "accessToken.format", $"`accessToken` {AccessTokenText.Problem}");
        return null;
    }

    private Money Amount()
    {
        if (Find("amount") is not { } value)
        {
            Add(null, "member.missing", "a debit line needs `amount`; add it, as in `\"amount\": \"75.00 USD\"`");
            return default;
        }

        if (TextOf(value) is not { } text)
        {
            Add("amount", "type.wrong", $"`amount` is a string with its currency, as in \"75.00 USD\", not {KindOf(value)}");
            return default;
        }

        if (!Money.TryParse(text, out var amount))
        {
            // The problem of the parser quotes the text, which may be a token in the wrong member.
            Add(
                "amount", "money.format",
                "`amount` is a plain decimal number, one space and an ISO 4217 currency, with the currency's decimals, as in \"75.00 USD\"");
        }

        return amount;
    }

    private bool Boolean(string name)
    {
        if (Find(name) is { ValueKind: not (JsonValueKind.True or JsonValueKind.False) } value)
        {
            Add(name, "type.wrong", $"`{name}` is true or false, not {KindOf(value)}");
        }

        return Find(name) is { ValueKind: JsonValueKind.True };
    }

    private int Attempt()
    {
        if (Find("attempt") is not { } value)
        {
            return 1;
        }

        if (IntegerOf(value) is { } attempt)
        {
            return (int)Math.Clamp(attempt, int.MinValue, int.MaxValue);
        }

        Add("attempt", "type.wrong", "`attempt` is a whole number, as in `1`");
        return 1;
    }

    private DateOnly? Date(string name)
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

    private Dictionary<string, CustomFact> Facts()
    {
        var facts = new Dictionary<string, CustomFact>(StringComparer.Ordinal);
        if (Find("facts") is not { } value)
        {
            return facts;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            Add("facts", "type.wrong", $"`facts` is an object, not {KindOf(value)}");
            return facts;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            if (!names.Add(member.Name))
            {
                Add("facts", "member.repeated", $"`facts` has `{Short(member.Name)}` twice; remove one of the two");
            }
            else if (FactOf(member.Value) is { } fact)
            {
                facts.Add(member.Name, fact);
            }
            else if (member.Value.ValueKind != JsonValueKind.Null)
            {
                Add(
                    "facts", "facts.type",
                    $"`{Short(member.Name)}`: a fact is true, false, a string, or a whole number up to {FactLimits.IntegerMax}");
            }
        }

        return facts;
    }

    private static CustomFact? FactOf(JsonElement value)
    {
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return CustomFact.Of(value.GetBoolean());
        }

        return TextOf(value) is { } text ? CustomFact.Of(text) : IntegerOf(value) is { } integer ? CustomFact.Of(integer) : null;
    }

    private static string? TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>The integer that a number of any form equals, as in <c>1</c>, <c>1.0</c> and <c>1e0</c>.</summary>
    private static long? IntegerOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number
        && ExactDecimal.TryParse(JsonMarshal.GetRawUtf8Value(value), out var number)
        && number % 1m == 0m
        && Math.Abs(number) <= FactLimits.IntegerMax
            ? (long)number
            : null;

    private void Add(string? member, string code, string message) => _problems.Add(member is null
        ? (-1, new LineProblem(code, null, message))
        : (_members[member].Position, new LineProblem(code, Short(member), message)));

    /// <summary>The problems in the order of their members, those of the whole line first.</summary>
    private List<LineProblem> InOrderOfMembers()
    {
        var ordered = _problems.OrderBy(row => row.Position).Select(row => row.Problem).Take(ProblemsMax).ToList();
        if (_problems.Count > ProblemsMax)
        {
            ordered.Add(new LineProblem("problems.more", null, $"there are more than {ProblemsMax} problems; fix these first"));
        }

        return ordered;
    }

    private static string KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    // A cut never separates the two halves of a surrogate pair.
    private static string Short(string name)
    {
        var length = name.Length > NameLengthMax && char.IsHighSurrogate(name[NameLengthMax - 1]) ? NameLengthMax - 1 : NameLengthMax;
        return name.Length <= NameLengthMax ? name : string.Concat(name.AsSpan(0, length), "…");
    }
}
