using FundsCheck.Reliability.Tests.Descriptors;

/// <summary>
/// Runs before the main program of a process that names this assembly in DOTNET_STARTUP_HOOKS: the name and the method are the runtime's.
/// </summary>
#pragma warning disable MA0047 // The runtime looks for it in no namespace.
internal static class StartupHook
{
    public static void Initialize() => ChildProcess.RunAsChild();
}
#pragma warning restore MA0047
