using System.Diagnostics;

namespace FundsCheck.Cli.LanguageServer;

/// <summary>Watches the process that started the server, which must not outlive it.</summary>
internal static class ParentWatch
{
    /// <summary>Calls <paramref name="gone"/> when the process ends, or does not exist. Does nothing without an id.</summary>
    public static void Start(int? processId, Action gone)
    {
        if (processId is { } id)
        {
            _ = RunAsync(id, gone);
        }
    }

    private static async Task RunAsync(int id, Action gone)
    {
        try
        {
            using var parent = Process.GetProcessById(id);
            await parent.WaitForExitAsync().ConfigureAwait(false);
        }
        catch (ArgumentException)
        {
            // There is no such process.
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // A process of another user cannot be watched; the closed input ends the server.
            return;
        }

        gone();
    }
}
