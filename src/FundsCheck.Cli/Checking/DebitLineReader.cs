using System.Globalization;
using System.Text;
using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;

namespace FundsCheck.Cli.Checking;

/// <summary>
/// Reads one debit line, as strictly as a rule file: unknown, repeated and wrongly typed members are problems. What a debit's values may be
/// is for the check itself.
/// </summary>
internal sealed class DebitLineReader
{
    private const int TextLengthMax = 512;

    private readonly ReadContext _context;
    private readonly ProblemList _problems;
    private readonly Dictionary<string, SourceNode> _members = new(StringComparer.Ordinal);

    private DebitLineReader(ProblemList problems)
    {
        _problems = problems;
        _context = new ReadContext(problems, LoaderRule.None, MeasureTable.Default);
    }

    /// <param name="number">The line's number, from 1.</param>
    /// <param name="utf8">The line.</param>
    /// <param name="accessToken">The token of a debit that brings none.</param>
    /// <param name="missingDefault">Why the line must state its policy; null where it need not.</param>
    public static BatchLine Read(int number, byte[] utf8, Secret? accessToken, string? missingDefault)
    {
        var source = new SourceText("line", utf8);
        var problems = new ProblemList(source);
        var reader = new DebitLineReader(problems);
        var root = SourceParser.Parse(source, problems);
        var debit = root is null ? null : reader.ReadDebit(root, accessToken, missingDefault);
        var told = problems.InFileOrder();
        var id = root?.Find("id") is { Kind: SourceKind.Text } named ? named.Text : null;
        return new BatchLine(number, id, told.Count == 0 ? debit : null, [.. told.Select(reader.Told)]);
    }

    private LineProblem Told(FundsCheck.RuleSetProblem problem)
    {
        // What the parser says may repeat the line, and a line holds a token.
        if (string.Equals(problem.Code, "json.syntax", StringComparison.Ordinal))
        {
            return new LineProblem(problem.Code, null, $"column {problem.Column.ToString(CultureInfo.InvariantCulture)}: this is not JSON");
        }

        var member = _members.FirstOrDefault(entry => _problems.At(entry.Value.Offset).Column == problem.Column).Key;
        var place = member is null ? $"column {problem.Column.ToString(CultureInfo.InvariantCulture)}: " : string.Empty;
        return new LineProblem(problem.Code, member, place + problem.Message);
    }

    private ProposedDebit? ReadDebit(SourceNode root, Secret? accessToken, string? missingDefault)
    {
        if (ObjectReader.Open(root, "a debit line", _context) is not { } reader)
        {
            return null;
        }

        var id = Text(reader, "id", isRequired: true);
        var token = AccessToken(reader);
        var account = Text(reader, "account", isRequired: true);
        var amount = Amount(reader);
        var entryClass = Text(reader, "class", isRequired: false);
        var sameDay = Boolean(reader, "sameDay");
        var attempt = Attempt(reader);
        var lastReturn = Text(reader, "lastReturn", isRequired: false);
        var effective = Date(reader, "effectiveDate");
        var policy = Text(reader, "policy", isRequired: false);
        var retryOf = Text(reader, "retryOf", isRequired: false);
        var firstSentOn = Date(reader, "firstSentOn");
        var facts = Facts(reader);
        reader.Close();
        var credential = token ?? accessToken;
        if (credential is null && Given(reader, "accessToken") is null)
        {
            _context.Add(
                root, "accessToken.missing",
                $"there is no access token; give `accessToken`, {CheckSettings.TokenVariable} or --access-token-file");
        }

        if (missingDefault is not null && Given(reader, "policy") is null)
        {
            _context.Add(root, "policy.missing", $"{missingDefault}; say with `policy` or --policy which of them judges");
        }

        return _problems.AnyError ? null : new ProposedDebit
        {
            Id = id!,
            Account = new AccountRef(account!, credential),
            Amount = amount,
            EntryClass = entryClass ?? "WEB",
            SameDay = sameDay,
            Attempt = attempt,
            LastReturn = lastReturn,
            EffectiveDate = effective,
            RuleSet = policy,
            RetryOf = retryOf,
            FirstSentOn = firstSentOn,
            Facts = facts,
        };
    }

    /// <summary>A member that is there and not null.</summary>
    private SourceNode? Given(ObjectReader reader, string name)
    {
        var node = reader.Optional(name);
        if (node is not null)
        {
            _members[name] = node;
        }

        return node is { Kind: SourceKind.Null } ? null : node;
    }

    private string? Text(ObjectReader reader, string name, bool isRequired)
    {
        if (Given(reader, name) is { } node)
        {
            return _context.ReadText(node, $"`{name}`", TextLengthMax);
        }

        if (isRequired)
        {
            _context.Add(reader.Node, "member.missing", $"a debit line lacks `{name}`");
        }

        return null;
    }

    private Secret? AccessToken(ObjectReader reader)
    {
        if (Given(reader, "accessToken") is not { } node)
        {
            return null;
        }

        // Not read as other texts are: the white space around a token is dropped first.
        if (node.Kind != SourceKind.Text || string.IsNullOrWhiteSpace(node.Text))
        {
            _context.Add(
                node, "accessToken.format",
                "`accessToken` is a string that holds an access token; leave it out for the one of the command line");
            return null;
        }

        var token = new Secret(node.Text);
        if (AccessTokenText.IsToken(token))
        {
            return token;
        }

        _context.Add(node, "accessToken.format", $"`accessToken` {AccessTokenText.Problem}");
        return null;
    }

    private Money Amount(ObjectReader reader)
    {
        if (Given(reader, "amount") is not { } node)
        {
            _context.Add(reader.Node, "member.missing", "a debit line lacks `amount`; state it, as in `\"amount\": \"75.00 USD\"`");
            return default;
        }

        if (node.Kind != SourceKind.Text)
        {
            _context.Add(node, "type.wrong", $"`amount` is a string with its currency, as in \"75.00 USD\", not {node.KindName}");
            return default;
        }

        if (MoneyText.TryRead(node.Text, out var amount) is { } problem)
        {
            _context.Add(node, "money.format", problem);
        }

        return amount;
    }

    private bool Boolean(ObjectReader reader, string name)
    {
        var node = Given(reader, name);
        if (node is { IsBoolean: false })
        {
            _context.Add(node, "type.wrong", $"`{name}` is true or false, not {node.KindName}");
        }

        return node is { Kind: SourceKind.True };
    }

    private int Attempt(ObjectReader reader)
    {
        if (Given(reader, "attempt") is not { } node)
        {
            return 1;
        }

        var attempt = ThresholdReader.ReadInteger(node, "`attempt`", _context) ?? 1;
        return (int)Math.Clamp(attempt, int.MinValue, int.MaxValue);
    }

    private DateOnly? Date(ObjectReader reader, string name)
    {
        if (Given(reader, name) is not { } node)
        {
            return null;
        }

        var date = node.Kind == SourceKind.Text ? CheckSettings.ReadDate(node.Text) : null;
        if (date is null)
        {
            _context.Add(node, "date.format", $"`{name}` is a date, as in \"2026-11-23\"");
        }

        return date;
    }

    private Dictionary<string, CustomFact> Facts(ObjectReader reader)
    {
        var facts = new Dictionary<string, CustomFact>(StringComparer.Ordinal);
        if (Given(reader, "facts") is not { } node || ObjectReader.Open(node, "`facts`", _context) is null)
        {
            return facts;
        }

        foreach (var member in node.Members.Where(member => member.Value.Kind != SourceKind.Null))
        {
            if (Fact(member.Value) is { } fact)
            {
                facts.Add(member.Name, fact);
            }
            else
            {
                _context.Add(member.Value, "facts.type", "a fact is true, false, a whole number or a string");
            }
        }

        return facts;
    }

    private static CustomFact? Fact(SourceNode node) => node.Kind switch
    {
        SourceKind.True or SourceKind.False => CustomFact.Of(node.Kind == SourceKind.True),
        SourceKind.Text => CustomFact.Of(node.Text),
        SourceKind.Number when ExactDecimal.TryParse(Encoding.UTF8.GetBytes(node.Text), out var number) && number % 1m == 0m
            && Math.Abs(number) <= FactLimits.IntegerMax => CustomFact.Of((long)number),
        _ => null,
    };
}
