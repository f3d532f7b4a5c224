using System.Collections.Frozen;

namespace FundsCheck.Sandbox;

/// <summary>All faults: of the connection, of the HTTP response and of its JSON.</summary>
internal static class FaultCatalog
{
    public static IReadOnlyList<SandboxFault> All { get; } = [.. WireFaults.All, .. HttpFaults.All, .. JsonFaults.All];

    private static FrozenDictionary<string, SandboxFault> ByName { get; } = All.ToFrozenDictionary(
        fault => fault.Name, StringComparer.Ordinal);

    public static SandboxFault? Find(string name) => ByName.GetValueOrDefault(name);
}
