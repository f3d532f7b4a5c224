using System.Runtime.InteropServices;
using FundsCheck.Cli.Output;

namespace FundsCheck.Cli;

internal static class Program
{
    // A read of standard input does not heed a token: what has not ended by itself by then is ended.
    private static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(2);

    public static async Task<int> Main(string[] arguments)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, stop));
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, stop));
        return await CommandTree.RunAsync(arguments, Terminal.OfProcess(), stop.Token).ConfigureAwait(false);
    }

    private static void Stop(PosixSignalContext context, CancellationTokenSource stop)
    {
        context.Cancel = true;
        _ = Task.Delay(EndsWithin, TimeProvider.System).ContinueWith(_ => Environment.Exit(ExitStatus.Failed), TaskScheduler.Default);
        stop.Cancel();
    }
}
