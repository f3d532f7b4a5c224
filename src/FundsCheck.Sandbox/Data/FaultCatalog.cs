using System.Collections.Frozen;

namespace FundsCheck.Sandbox;

/// <summary>Every fault: of the wire, of the HTTP answer, of the JSON in it.</summary>
internal static class FaultCatalog
{
    public static IReadOnlyList<SandboxFault> All { get; } = [.. WireFaults.All, .. HttpFaults.All, .. JsonFaults.All];

    private static FrozenDictionary<string, SandboxFault> ByName { get; } = All.ToFrozenDictionary(
        fault => fault.Name, StringComparer.Ordinal);

    public static SandboxFault? Find(string name) => ByName.GetValueOrDefault(name);
}
