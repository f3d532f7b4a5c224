namespace FundsCheck.Sandbox;

/// <summary>The text that a started sandbox prints.</summary>
internal static class Banner
{
    public static void Write(TextWriter writer, Uri address, PlaidSandboxOptions options)
    {
        writer.WriteLine($"Plaid sandbox at {address.GetLeftPart(UriPartial.Authority)}");
        writer.WriteLine($"POST {BalanceEndpoint.Route}, with {Credentials(options)}");
        WriteTokens(writer, "Items: access token, purpose, [account ids]", SandboxTokenKind.Item);
        WriteTokens(writer, "Errors of Plaid", SandboxTokenKind.Error);
        WriteTokens(writer, "Faults of the connection and of the response", SandboxTokenKind.Fault);
    }

    private static string Credentials(PlaidSandboxOptions options) => options.ClientId is null
        ? "any client id and secret"
        : $"client id `{options.ClientId}` and secret `{options.Secret}`";

    private static void WriteTokens(TextWriter writer, string heading, SandboxTokenKind kind)
    {
        var tokens = SandboxToken.All.Where(token => token.Kind == kind).ToList();
        var width = tokens.Max(token => token.AccessToken.Length);
        writer.WriteLine();
        writer.WriteLine(heading);
        foreach (var token in tokens)
        {
            writer.WriteLine($"{token.AccessToken.PadRight(width)}  {token.Purpose}  [{string.Join(", ", token.AccountIds)}]");
        }
    }
}
