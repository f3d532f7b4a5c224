using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace FundsCheck.Cli.Checking;

/// <summary>
/// Reads one debit line strictly: unknown, repeated and wrongly typed members are problems. The ranges of a debit's values are left to the
/// check itself. No message repeats a value, as a line holds an access token.
/// </summary>
internal sealed class DebitLineReader
{
    private const string Root = "";
    private const int TextLengthMax = 512;
    private const int NameLengthMax = 64;

    private readonly Dictionary<string, JsonElement> _members = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<LineProblem> _problems = [];

    private DebitLineReader()
    {
    }

    /// <param name="number">The line's number, from 1.</param>
    /// <param name="utf8">The line.</param>
    /// <param name="accessToken">The token of a debit that brings none.</param>
    /// <param name="missingDefault">Why the line must name its rule set; null where it need not.</param>
    public static BatchLine Read(int number, byte[] utf8, Secret? accessToken, string? missingDefault)
    {
        var reader = new DebitLineReader();
        try
        {
            using var json = Utf8.IsValid(utf8) ? JsonDocument.Parse(utf8) : throw new JsonException();
            var debit = reader.ReadDebit(json.RootElement, accessToken, missingDefault);
            var id = reader._members.TryGetValue("id", out var named) && named.ValueKind == JsonValueKind.String ? named.GetString() : null;
            return new BatchLine(number, id, reader._problems.Count == 0 ? debit : null, reader.InOrderOfMembers());
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Half of a surrogate pair, escaped, is found only when its text is taken.
            var column = (exception as JsonException)?.BytePositionInLine + 1;
            var place = column is null ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"column {column}: ");
            return new BatchLine(number, null, null, [new LineProblem("json.syntax", null, $"{place}this is not JSON")]);
        }
    }

    private ProposedDebit? ReadDebit(JsonElement root, Secret? accessToken, string? missingDefault)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            Add(Root, "type.wrong", $"a debit line is an object, not {KindOf(root)}");
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
                Root, "accessToken.missing",
                $"there is no access token; give `accessToken`, {CheckSettings.TokenVariable} or --access-token-file");
        }

        if (missingDefault is not null && Find("ruleSet") is null)
        {
            Add(Root, "ruleSet.missing", $"{missingDefault}; name one with `ruleSet` or --rule-set");
        }

        return debit;
    }

    private void ReadMembers(JsonElement root)
    {
        foreach (var member in root.EnumerateObject())
        {
            if (!_members.TryAdd(member.Name, member.Value))
            {
                Add(member.Name, "member.repeated", $"`{Short(member.Name)}` stands twice in this object; keep one of the two");
            }
        }
    }

    private void FindUnknownMembers()
    {
        var absent = _known.Where(name => !_members.ContainsKey(name)).ToList();
        foreach (var name in _members.Keys.Where(name => !_known.Contains(name)))
        {
            Add(name, "member.unknown", $"a debit line has no member `{Short(name)}`{Suggestion.For(name, absent)}");
        }
    }

    /// <summary>A member that is there and not null.</summary>
    private JsonElement? Find(string name)
    {
        _known.Add(name);
        return _members.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private string? Text(string name, bool isRequired = false)
    {
        if (Find(name) is not { } value)
        {
            if (isRequired)
            {
                Add(Root, "member.missing", $"a debit line lacks `{name}`");
            }

            return null;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            Add(name, "type.wrong", $"`{name}` is a string, not {KindOf(value)}");
            return null;
        }

        var text = value.GetString()!;
        if (text.Length is > 0 and <= TextLengthMax && !text.Any(char.IsControl))
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

        // White space around a token is dropped before it is checked.
        if (value.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(value.GetString()))
        {
            Add(
                "accessToken", "accessToken.format",
                "`accessToken` is a string that holds an access token; leave it out for the one of the command line");
            return null;
        }

        var token = new Secret(value.GetString()!);
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
            Add(Root, "member.missing", "a debit line lacks `amount`; state it, as in `\"amount\": \"75.00 USD\"`");
            return default;
        }

        if (value.ValueKind != JsonValueKind.String)
        {
            Add("amount", "type.wrong", $"`amount` is a string with its currency, as in \"75.00 USD\", not {KindOf(value)}");
            return default;
        }

        if (!Money.TryParse(value.GetString(), out var amount, out var problem))
        {
            Add("amount", "money.format", problem);
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

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var attempt))
        {
            return attempt;
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

        var date = value.ValueKind == JsonValueKind.String ? CheckSettings.ReadDate(value.GetString()!) : null;
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
                Add("facts", "member.repeated", $"`{Short(member.Name)}` stands twice in `facts`; keep one of the two");
            }
            else if (FactOf(member.Value) is { } fact)
            {
                facts.Add(member.Name, fact);
            }
            else if (member.Value.ValueKind != JsonValueKind.Null)
            {
                Add("facts", "facts.type", $"`{Short(member.Name)}`: a fact is true, false, a whole number or a string");
            }
        }

        return facts;
    }

    private static CustomFact? FactOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => CustomFact.From(value.GetBoolean()),
        JsonValueKind.String => CustomFact.From(value.GetString()!),
        JsonValueKind.Number when value.TryGetInt64(out var number) => CustomFact.From(number),
        _ => null,
    };

    private void Add(string member, string code, string message) =>
        _problems.Add(new LineProblem(code, member.Length == 0 ? null : member, message));

    // What the whole line lacks comes first.
    private IReadOnlyList<LineProblem> InOrderOfMembers()
    {
        var order = _members.Keys.Select((name, index) => (name, index)).ToDictionary(row => row.name, row => row.index, StringComparer.Ordinal);
        return [.. _problems.OrderBy(problem => problem.Member is null ? -1 : order[problem.Member])];
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

    private static string Short(string name) => name.Length <= NameLengthMax ? name : string.Concat(name.AsSpan(0, NameLengthMax), "…");
}
