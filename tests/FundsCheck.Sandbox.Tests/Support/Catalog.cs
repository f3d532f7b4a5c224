namespace FundsCheck.Sandbox.Tests.Support;

/// <summary>The catalog's names, as theory data.</summary>
internal static class Catalog
{
    public static TheoryData<string> Of(Func<SandboxToken, bool> chosen) => [.. SandboxToken.All.Where(chosen).Select(token => token.Name)];

    public static TheoryData<string> Of(Func<SandboxFault, bool> chosen) => [.. SandboxFault.All.Where(chosen).Select(fault => fault.Name)];
}
