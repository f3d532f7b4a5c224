using System.Text.Json;
using FundsCheck.Rules;
using static FundsCheck.Cli.Checking.DebitLineMembers;

namespace FundsCheck.Cli.Checking;

/// <summary>
/// Reads one debit line strictly: unknown, repeated and wrongly typed members are problems. The check itself judges the ranges of the
/// values. No message contains a value, because a line contains an access token.
/// </summary>
internal sealed class DebitLineReader
{
    private readonly DebitLineMembers _members = new();
    private readonly CheckRules _rules;
    private readonly bool _factsAreTexts;

    private DebitLineReader(CheckRules rules, bool factsAreTexts) => (_rules, _factsAreTexts) = (rules, factsAreTexts);

    /// <param name="number">The line's number, from 1.</param>
    /// <param name="utf8">The line.</param>
    /// <param name="accessToken">The token of a debit without one.</param>
    /// <param name="rules">The rules. A text in <c>facts</c> is parsed by the type that the rule set of the line declares.</param>
    /// <param name="factsAreTexts">Whether a text states a fact of any type, as in CSV, where numbers and words look alike.</param>
    public static BatchLine Read(int number, byte[] utf8, Secret? accessToken, CheckRules rules, bool factsAreTexts = false)
    {
        if (!DebitLineSyntax.TryParse(utf8, out var json, out var problem))
        {
            return new BatchLine(number, null, null, [problem]);
        }

        using (json)
        {
            var reader = new DebitLineReader(rules, factsAreTexts);
            var members = reader._members;
            try
            {
                var debit = reader.ReadDebit(json.RootElement, accessToken);
                return new BatchLine(number, members.Id, members.HasProblems ? null : debit, members.InOrderOfMembers());
            }
            catch (InvalidOperationException)
            {
                return new BatchLine(number, null, null, [DebitLineSyntax.HalfSurrogatePair]);
            }
        }
    }

    private ProposedDebit? ReadDebit(JsonElement root, Secret? accessToken)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            _members.Add(null, "type.wrong", $"a debit line is an object, not {KindOf(root)}");
            return null;
        }

        _members.Read(root);
        var (id, token, account) = (_members.Text("id", isRequired: true), AccessToken(), _members.Text("account", isRequired: true));
        var ruleSet = _members.Text("ruleSet");
        var debit = new ProposedDebit
        {
            Id = id ?? string.Empty,
            Account = new AccountRef(account ?? string.Empty, token ?? accessToken),
            Amount = Amount(),
            EntryClass = _members.Text("class") ?? "WEB",
            SameDay = _members.Boolean("sameDay"),
            Attempt = Attempt(),
            LastReturn = _members.Text("lastReturn"),
            EffectiveDate = _members.Date("effectiveDate"),
            RuleSet = ruleSet,
            RetryOf = _members.Text("retryOf"),
            FirstSentOn = _members.Date("firstSentOn"),
            Facts = Facts(_rules.Find(ruleSet)),
        };
        _members.FindUnknown();
        if (debit.Account.Credential is null && _members.Find("accessToken") is null)
        {
            _members.Add(
                null, "accessToken.missing",
                $"there is no access token; add `accessToken`, set {CheckSettings.TokenVariable}, or give --access-token-file");
        }

        if (_rules.MissingDefault is { } missingDefault && _members.Find("ruleSet") is null)
        {
            _members.Add(null, "ruleSet.missing", $"{missingDefault}; name one with `ruleSet` or --rule-set");
        }

        return debit;
    }

    private Secret? AccessToken()
    {
        if (_members.Find("accessToken") is not { } value)
        {
            return null;
        }

        if (TextOf(value) is not { } text || string.IsNullOrWhiteSpace(text))
        {
            _members.Add(
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

        _members.Add("accessToken", "accessToken.format", $"`accessToken` {AccessTokenText.Problem}");
        return null;
    }

    private Money Amount()
    {
        if (_members.Find("amount") is not { } value)
        {
            _members.Add(null, "member.missing", "a debit line needs `amount`; add it, as in `\"amount\": \"75.00 USD\"`");
            return default;
        }

        if (TextOf(value) is not { } text)
        {
            _members.Add("amount", "type.wrong", $"`amount` is a string with its currency, as in \"75.00 USD\", not {KindOf(value)}");
            return default;
        }

        if (!Money.TryParse(text, out var amount))
        {
            // The problem of the parser quotes the text, which may be a token in the wrong member.
            _members.Add(
                "amount", "money.format",
                "`amount` is a plain decimal number, one space and an ISO 4217 currency, with its decimals, as in \"75.00 USD\"");
        }

        return amount;
    }

    private int Attempt()
    {
        if (_members.Find("attempt") is not { } value)
        {
            return 1;
        }

        if (IntegerOf(value) is { } attempt)
        {
            return (int)Math.Clamp(attempt, int.MinValue, int.MaxValue);
        }

        _members.Add("attempt", "type.wrong", "`attempt` is a whole number, as in `1`");
        return 1;
    }

    private Dictionary<string, CustomFact> Facts(RuleSet? ruleSet)
    {
        var facts = new Dictionary<string, CustomFact>(StringComparer.Ordinal);
        if (_members.Find("facts") is not { } value)
        {
            return facts;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            _members.Add("facts", "type.wrong", $"`facts` is an object, not {KindOf(value)}");
            return facts;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            if (!names.Add(member.Name))
            {
                _members.Add("facts", "member.repeated", $"`facts` has `{Short(member.Name)}` twice; remove one of the two");
            }
            else if (FactOf(member, ruleSet) is { } fact)
            {
                facts.Add(member.Name, fact);
            }
            else if (member.Value.ValueKind != JsonValueKind.Null)
            {
                const string Types = "true, false, a string, or a whole number";
                _members.Add(
                    "facts", "facts.type", $"`{Short(member.Name)}`: a fact is {Types} up to {FactLimits.IntegerMax}");
            }
        }

        return facts;
    }

    // A string is no integer and no boolean; without a rule set of this name the debit is invalid.
    private CustomFact? FactOf(JsonProperty member, RuleSet? ruleSet) => member.Value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => CustomFact.From(member.Value.GetBoolean()),
        JsonValueKind.String when TextOf(member.Value) is { } text =>
            ruleSet?.ParseFact(member.Name, text, isQuoted: !_factsAreTexts) ?? CustomFact.From(text),
        _ => IntegerOf(member.Value) is { } integer ? CustomFact.From(integer) : null,
    };
}
