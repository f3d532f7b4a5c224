using FundsCheck.Samples.Csv;

namespace FundsCheck.Samples.Batch;

/// <summary>The access tokens of accounts. They are revealed by FundsCheck.Plaid only.</summary>
internal sealed class AccessTokens
{
    private readonly Dictionary<string, Secret> _tokens = new(StringComparer.Ordinal);
    private readonly Secret? _other;

    private AccessTokens(Secret? other) => _other = other;

    /// <summary>Reads the tokens; a row that has none is a problem with its line, which quotes nothing of the row.</summary>
    public static AccessTokens Read(BatchOptions options, List<(long Line, string Problem)> problems)
    {
        var tokens = new AccessTokens(options.Token);
        var rows = options.Tokens.Length == 0 ? [] : CsvRows.Read(options.Tokens, "account", "token");
        foreach (var row in rows)
        {
            var problem = row.Problem
                ?? (string.IsNullOrWhiteSpace(row.Fields[1]) ? "the row has no token"
                    : !tokens._tokens.TryAdd(row.Fields[0], new Secret(row.Fields[1])) ? "the account is on an earlier line; remove one"
                    : null);
            if (problem is not null)
            {
                problems.Add((row.Line, problem));
            }
        }

        return tokens;
    }

    /// <summary>The token of an account; null where there is none.</summary>
    public Secret? Find(string account) => _tokens.TryGetValue(account, out var token) ? token : _other;
}
