namespace FundsCheck.Sandbox;

/// <summary>The text that a started sandbox prints.</summary>
internal static class Banner
{
    public static void Write(TextWriter writer, Uri address, PlaidSandboxOptions options)
    {
        writer.WriteLine($"Plaid sandbox at {address.GetLeftPart(UriPartial.Authority)}");
        writer.WriteLine($"Requests are POST, with {Credentials(options)}");
        WriteEndpoints(writer, options);
        writer.WriteLine();
        writer.WriteLine($"A processor token is `{SandboxToken.ProcessorPrefix}` with the name of an access token, for its first account.");
        WriteTokens(writer, "Items: access token, purpose, [account ids]", SandboxTokenKind.Item);
        WriteTokens(writer, "Errors of Plaid", SandboxTokenKind.Error);
        WriteTokens(writer, "Faults of the connection and of the response", SandboxTokenKind.Fault);
    }

    private static string Credentials(PlaidSandboxOptions options) => options.ClientId is null
        ? "any client id and secret"
        : $"client id `{options.ClientId}` and secret `{options.Secret}`";

    private static void WriteEndpoints(TextWriter writer, PlaidSandboxOptions options)
    {
        var width = SandboxEndpoint.All.Max(endpoint => endpoint.Path.Length);
        writer.WriteLine();
        writer.WriteLine("Endpoints: path, purpose, (token)");
        foreach (var endpoint in SandboxEndpoint.All)
        {
            writer.WriteLine($"{endpoint.Path.PadRight(width)}  {endpoint.Purpose}{TokenOf(endpoint)}");
        }

        writer.WriteLine(options.WebhookUrl is { } url ? $"Webhooks are sent to {url}" : "Webhooks are not sent: no address is set");
    }

    private static string TokenOf(SandboxEndpoint endpoint) => endpoint.Credential switch
    {
        SandboxCredential.AccessToken => " (access token)",
        SandboxCredential.ProcessorToken => " (processor token)",
        _ => "",
    };

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
