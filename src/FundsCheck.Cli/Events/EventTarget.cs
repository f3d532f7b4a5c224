using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.DecisionLog;

namespace FundsCheck.Cli.Events;

/// <summary>Where events are recorded: in a decision log, in a database, or by a running service.</summary>
internal abstract record EventTarget
{
    private EventTarget()
    {
    }

    /// <summary>Opens the target for the time of a function that records events.</summary>
    /// <exception cref="WrongInputException">The log does not exist.</exception>
    /// <exception cref="RecordingFailedException">The service failed, or another process has the log open.</exception>
    /// <exception cref="DatabaseFailedException">The database failed.</exception>
    public abstract Task<T> RunAsync<T>(Terminal terminal, Func<IEventRecorder, Task<T>> run);

    /// <summary>A decision log that no other process has open.</summary>
    /// <param name="Path">Its path.</param>
    internal sealed record Log(string Path) : EventTarget
    {
        /// <inheritdoc />
        public override async Task<T> RunAsync<T>(Terminal terminal, Func<IEventRecorder, Task<T>> run)
        {
            var store = Open(terminal);
            await using (store.ConfigureAwait(false))
            {
                return await run(new StoreEventRecorder(store)).ConfigureAwait(false);
            }
        }

        private FileDecisionStore Open(Terminal terminal)
        {
            LogFiles.RequireRegular(Path);
            if (!File.Exists(Path))
            {
                throw RuleFiles.Unreadable(Path);
            }

            try
            {
                return FileDecisionStore.Open(Path, new DecisionLogOptions(), terminal.Time, new TerminalLogger(terminal));
            }
            catch (LogInUseException exception)
            {
                throw new RecordingFailedException(
                    $"{exception.Message}; or record through the running service: its endpoint with {UrlOption.Name}, in place of LOG",
                    exception);
            }
        }
    }

    /// <summary>The store of a database.</summary>
    /// <param name="Store">The database.</param>
    internal sealed record Database(PostgreSqlDatabase Store) : EventTarget
    {
        /// <inheritdoc />
        public override Task<T> RunAsync<T>(Terminal terminal, Func<IEventRecorder, Task<T>> run) =>
            Store.RunAsync(terminal, store => run(new StoreEventRecorder(store)));
    }

    /// <summary>The endpoint of a running service.</summary>
    /// <param name="Address">Its address and token.</param>
    internal sealed record Service(ServiceAddress Address) : EventTarget
    {
        /// <inheritdoc />
        public override async Task<T> RunAsync<T>(Terminal terminal, Func<IEventRecorder, Task<T>> run)
        {
            using var recorder = new ServiceEventRecorder(Address, terminal.Time);
            return await run(recorder).ConfigureAwait(false);
        }
    }
}
