namespace FundsCheck.Sandbox.Tests.Support;

/// <summary>The catalog's names, as theory data.</summary>
internal static class Catalog
{
    public static TheoryData<string> Of(Func<SandboxToken, bool> chosen) => [.. SandboxToken.All.Where(chosen).Select(token => token.Name)];

    /// <summary>Each endpoint with each chosen token, by path and name.</summary>
    public static TheoryData<string, string> Of(Func<SandboxEndpoint, SandboxToken, bool> chosen)
    {
        var data = new TheoryData<string, string>();
        foreach (var (endpoint, token) in SandboxEndpoint.All.SelectMany(endpoint => SandboxToken.All.Select(token => (endpoint, token))))
        {
            if (chosen(endpoint, token))
            {
                data.Add(endpoint.Path, token.Name);
            }
        }

        return data;
    }

    /// <summary>Each endpoint with each chosen fault, by path and name.</summary>
    public static TheoryData<string, string> Of(Func<SandboxEndpoint, SandboxFault, bool> chosen)
    {
        var data = new TheoryData<string, string>();
        foreach (var (endpoint, fault) in SandboxEndpoint.All.SelectMany(endpoint => SandboxFault.All.Select(fault => (endpoint, fault))))
        {
            if (chosen(endpoint, fault))
            {
                data.Add(endpoint.Path, fault.Name);
            }
        }

        return data;
    }

    public static TheoryData<string> Of(Func<SandboxFault, bool> chosen) => [.. SandboxFault.All.Where(chosen).Select(fault => fault.Name)];
}
