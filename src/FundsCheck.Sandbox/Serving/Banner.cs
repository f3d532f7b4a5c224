namespace FundsCheck.Sandbox;

/// <summary>What a started sandbox says of itself.</summary>
internal static class Banner
{
    public static void Write(TextWriter writer, Uri address, PlaidSandboxOptions options)
    {
        writer.WriteLine($"Plaid sandbox at {address.GetLeftPart(UriPartial.Authority)}");
        writer.WriteLine($"POST {BalanceEndpoint.Route}, with {Credentials(options)}");
        WriteTokens(writer, "Items: access token, what it is for, [account ids]", SandboxTokenKind.Item);
        WriteTokens(writer, "Errors of Plaid's", SandboxTokenKind.Error);
        WriteTokens(writer, "Faults of the connection and of the answer", SandboxTokenKind.Fault);
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
