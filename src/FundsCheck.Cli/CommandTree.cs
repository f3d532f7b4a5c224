using System.CommandLine;
using FundsCheck.Cli.Checking;
using FundsCheck.Cli.Completion;
using FundsCheck.Cli.Databases;
using FundsCheck.Cli.Decisions;
using FundsCheck.Cli.Demo;
using FundsCheck.Cli.Events;
using FundsCheck.Cli.Exporting;
using FundsCheck.Cli.Help;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.LanguageServer;
using FundsCheck.Cli.Output;
using FundsCheck.Cli.Reconciling;
using FundsCheck.Cli.Returns;
using FundsCheck.Cli.Rules;
using FundsCheck.Cli.Serving;
using FundsCheck.Records.Format;
using Microsoft.Extensions.Options;

namespace FundsCheck.Cli;

/// <summary>All commands, and the exit status and message of every failure.</summary>
internal static class CommandTree
{
    // EPIPE: the reader of the output closed the pipe. A full disk has another code.
    private const int BrokenPipe = 32;

    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, Terminal terminal, CancellationToken cancellationToken = default)
    {
        try
        {
            var parsed = Build(terminal).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (UsageProblems.From(parsed) is { Count: > 0 } problems && !IsHelp(parsed))
            {
                return await EndAsync(
                    terminal, ExitStatus.WrongInput, [.. problems, $"see `{CommandPath.Of(parsed.CommandResult)} --help`"])
                    .ConfigureAwait(false);
            }

            var configuration = new InvocationConfiguration
            {
                Output = terminal.Out,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
        }
        catch (WrongInputException exception)
        {
            return await EndAsync(terminal, ExitStatus.WrongInput, exception.Problems).ConfigureAwait(false);
        }
        catch (OptionsValidationException exception)
        {
            // The validators' messages name options and never contain a credential.
            return await EndAsync(terminal, ExitStatus.WrongInput, exception.Failures).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return await EndAsync(terminal, ExitStatus.Failed, ["cancelled"]).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is StoreUnavailableException or LogDamagedException or DecisionNotRecordedException
            or DatabaseFailedException or RecordingFailedException)
        {
            // The messages name a log, a database, a service and a debit, never an account, a password or a token.
            return await EndAsync(terminal, ExitStatus.Failed, [exception.Message]).ConfigureAwait(false);
        }
        catch (IOException exception) when (exception.HResult == BrokenPipe)
        {
            // No reader is left for a message.
            return ExitStatus.Failed;
        }
        catch (IOException exception)
        {
            // A full or failing disk: the message names a file and the cause.
            return await EndAsync(terminal, ExitStatus.Failed, [exception.Message]).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The last resort: no stack trace, and no message that may contain a secret.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            var problem = $"the command failed ({exception.GetType().Name}); report it with the command line, without its secrets";
            return await EndAsync(terminal, ExitStatus.Failed, [problem]).ConfigureAwait(false);
        }
    }

    private static bool IsHelp(ParseResult parsed) => parsed.Action is CommandHelp;

    internal static Command Build(Terminal terminal)
    {
        var root = new Command("fundscheck", "Checks an ACH debit against the balance of its account, before it is sent.")
        {
            CommandHelp.Create(terminal),
            new VersionOption { Description = "Shows the version." },
            CheckCommand.Create(terminal),
            DemoCommand.Create(terminal),
            SandboxCommand.Create(terminal),
            new Command(
                "decisions",
                "Verifies, replays, lists, shows, archives, exports and imports recorded decisions, records events and returns of debits, "
                    + "and reports them to Plaid.")
            {
                ReplayCommand.Create(terminal),
                VerifyCommand.Create(terminal),
                AnchorCommand.Create(terminal),
                ListCommand.Create(terminal),
                ShowCommand.Create(terminal),
                RecordCommand.Create(terminal),
                ImportReturnsCommand.Create(terminal),
                ReconcileCommand.Create(terminal),
                ReportCommand.Create(terminal),
                ArchiveCommand.Create(terminal),
                ExportCommand.Create(terminal),
                ImportCommand.Create(terminal),
            },
            new Command("store", "Prepares a database for the decision store in PostgreSQL, and archives its old records.")
            {
                MigrateCommand.Create(terminal),
                StoreArchiveCommand.Create(terminal),
            },
            new Command("rules", "Checks, tests, compares, tunes, formats and explains rule files, and serves editors of them.")
            {
                NewCommand.Create(terminal),
                LintCommand.Create(terminal),
                TestCommand.Create(terminal),
                DiffCommand.Create(terminal),
                TuneCommand.Create(terminal),
                FormatCommand.Create(terminal),
                ExplainCommand.Create(terminal),
                ResolveCommand.Create(terminal),
                SchemaCommand.Create(terminal),
                ServeCommand.Create(terminal),
            },
        };
        root.Add(CompletionCommand.Create(terminal));
        root.Add(CompleteCommand.Create(terminal, root));
        return root;
    }

    private static async Task<int> EndAsync(Terminal terminal, int exitCode, IEnumerable<string> problems)
    {
        foreach (var problem in problems)
        {
            await terminal.Error.WriteLineAsync($"fundscheck: {PrintableText.Show(problem)}").ConfigureAwait(false);
        }

        return exitCode;
    }
}
