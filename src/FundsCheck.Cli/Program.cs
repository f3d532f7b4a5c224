using System.Runtime.InteropServices;
using FundsCheck.Cli.Output;

namespace FundsCheck.Cli;

internal static class Program
{
    // A read of standard input ignores its cancellation token, so the process exits after this time.
    private static readonly TimeSpan ExitDelay = TimeSpan.FromSeconds(2);

    public static async Task<int> Main(string[] arguments)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, stop));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, stop));
        return await CommandTree.RunAsync(arguments, Terminal.FromProcess(), stop.Token).ConfigureAwait(false);
    }

    private static void Stop(PosixSignalContext context, CancellationTokenSource stop)
    {
        context.Cancel = true;
        _ = Task.Delay(ExitDelay, TimeProvider.System).ContinueWith(_ => Environment.Exit(ExitStatus.Failed), TaskScheduler.Default);
        stop.Cancel();
    }
}
