namespace FundsCheck.Sandbox;

/// <summary>
/// A received request, for assertions of a test. It contains credentials; its text form has the method and the path only.
/// </summary>
public sealed class SandboxRequest
{
    internal SandboxRequest(
        SandboxEndpoint? endpoint, string method, string path, IReadOnlyDictionary<string, string> headers, string body)
    {
        Endpoint = endpoint;
        Method = method;
        Path = path;
        Headers = headers;
        Body = body;
    }

    /// <summary>The endpoint; null where the sandbox has no endpoint of this method and path.</summary>
    public SandboxEndpoint? Endpoint { get; }

    /// <summary>The HTTP method.</summary>
    public string Method { get; }

    /// <summary>The path, with its query.</summary>
    public string Path { get; }

    /// <summary>The headers by their names, ignoring case; several of one name are joined by a comma.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The body as UTF-8 text; empty where a fault occurred before it was read, or where it is too large.</summary>
    public string Body { get; }

    /// <summary>The method and the path.</summary>
    public override string ToString() => $"{Method} {Path}";
}
