using System.CommandLine;
using FundsCheck.Cli.Checking;
using FundsCheck.Cli.Decisions;
using FundsCheck.Cli.Demo;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.Cli.Rules;
using FundsCheck.Cli.Serving;
using FundsCheck.DecisionLog;
using FundsCheck.Records.Format;
using Microsoft.Extensions.Options;

namespace FundsCheck.Cli;

/// <summary>Every command, in one place, and the one way in which all of them end.</summary>
internal static class CommandTree
{
    // EPIPE: nobody reads any longer. A disk that is full is another matter.
    private const int BrokenPipe = 32;

    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, Terminal terminal, CancellationToken cancellationToken = default)
    {
        try
        {
            var parsed = Build(terminal).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (UsageProblems.Of(parsed) is { Count: > 0 } problems && !AsksForHelp(parsed))
            {
                return await EndAsync(terminal, ExitStatus.WrongInput, [.. problems, "see `fundscheck --help`"]).ConfigureAwait(false);
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
            // The validators' messages name options and never hold a credential.
            return await EndAsync(terminal, ExitStatus.WrongInput, exception.Failures).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return await EndAsync(terminal, ExitStatus.Failed, ["cancelled"]).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is LogInUseException or LogDamagedException or DecisionNotRecordedException)
        {
            // Their messages name a log and a debit, never an account or a token.
            return await EndAsync(terminal, ExitStatus.Failed, [exception.Message]).ConfigureAwait(false);
        }
        catch (IOException exception) when (exception.HResult == BrokenPipe)
        {
            // Whoever read the output has left: there is nobody to tell.
            return ExitStatus.Failed;
        }
        catch (IOException exception)
        {
            // A full disk, or a failing one: it names a file and the cause.
            return await EndAsync(terminal, ExitStatus.Failed, [exception.Message]).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The last resort: never a stack trace, and never a message that might hold a secret.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return await EndAsync(terminal, ExitStatus.Failed, [$"it could not be done: {exception.GetType().Name}"]).ConfigureAwait(false);
        }
    }

    private static bool AsksForHelp(ParseResult parsed) => parsed.Action is System.CommandLine.Help.HelpAction;

    private static Command Build(Terminal terminal)
    {
        var root = new Command("fundscheck", "Checks before an ACH debit is sent whether the money will be there.")
        {
            new System.CommandLine.Help.HelpOption { Recursive = true },
            new VersionOption(),
            CheckCommand.Create(terminal),
            DemoCommand.Create(terminal),
            SandboxCommand.Create(terminal),
            new Command("decisions", "Verifies, replays, shows and adds to what is recorded.")
            {
                ReplayCommand.Create(terminal),
                VerifyCommand.Create(terminal),
                AnchorCommand.Create(terminal),
                ShowCommand.Create(terminal),
                RecordCommand.Create(terminal),
            },
            new Command("rules", "Checks, tests, formats and explains rule files.")
            {
                LintCommand.Create(terminal),
                TestCommand.Create(terminal),
                DiffCommand.Create(terminal),
                FormatCommand.Create(terminal),
                ExplainCommand.Create(terminal),
                SchemaCommand.Create(terminal),
            },
        };
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
