using System.Runtime.CompilerServices;
using System.Threading.Channels;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Checking;

/// <summary>
/// Checks one debit for each line and writes one decision for each line, in order. An invalid line gives an error line in its place.
/// </summary>
internal static class BatchCheck
{
    private const int LinesAheadMax = 1_024;
    private const string InputIsClosed = "--debits -: standard input is closed; redirect a file to it, or name the file";

    public static async Task<int> RunAsync(
        Terminal terminal, IFundsChecker checker, CheckSettings settings, CheckedDebits.Batch batch,
        CancellationToken cancellationToken)
    {
        var input = Open(batch.File, terminal);
        await using (input.ConfigureAwait(false))
        {
            return await RunAsync(terminal, checker, input, settings, batch.IsCsv, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<int> RunAsync(
        Terminal terminal, IFundsChecker checker, Stream input, CheckSettings settings, bool isCsv, CancellationToken cancellationToken)
    {
        var lines = Channel.CreateBounded<BatchLine>(LinesAheadMax);
        var progress = new BatchProgress(terminal, input);
        var exitCode = ExitStatus.Done;
        var results = checker.CheckAllAsync(FeedAsync(input, settings, isCsv, lines.Writer, cancellationToken), cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        await using (results.ConfigureAwait(false))
        {
            // The first MoveNextAsync starts the reading of lines, so it precedes the loop.
            var next = results.MoveNextAsync().AsTask();
            await foreach (var line in lines.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                if (line.Debit is null)
                {
                    await WriteAsync(terminal, ErrorLine.Write(line.Number, line.Id, line.Problems)).ConfigureAwait(false);
                    exitCode = Heavier(exitCode, ExitStatus.WrongInput);
                }
                else
                {
                    _ = await next.ConfigureAwait(false);
                    var result = results.Current;
                    var (text, code) = OutputOf(line, result);
                    next = results.MoveNextAsync().AsTask();
                    await WriteAsync(terminal, text).ConfigureAwait(false);
                    if (code == ExitStatus.Failed && exitCode != ExitStatus.Failed && result is CheckResult.NotRecorded first)
                    {
                        // Reported once: later lines fail for the same reason.
                        await terminal.Error.WriteLineAsync(PrintableText.Show(first.Exception.Message)).ConfigureAwait(false);
                    }

                    exitCode = Heavier(exitCode, code);
                }

                progress.Count();
            }

            _ = await next.ConfigureAwait(false);
        }

        progress.End();
        return exitCode;
    }

    private static async IAsyncEnumerable<ProposedDebit> FeedAsync(
        Stream input, CheckSettings settings, bool isCsv, ChannelWriter<BatchLine> lines,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        DebitCsv? csv = null;
        try
        {
            var number = 0;
            await foreach (var utf8 in BoundedLines.ReadAsync(input, cancellationToken).ConfigureAwait(false))
            {
                number++;
                if (utf8 is not null && utf8.AsSpan().Trim(" \t\r"u8).IsEmpty)
                {
                    continue;
                }

                if (isCsv && csv is null)
                {
                    csv = DebitCsv.ReadHeader(utf8);
                    continue;
                }

                var line = utf8 is null ? TooLong(number) : Read(number, utf8, csv, settings);
                await lines.WriteAsync(line, cancellationToken).ConfigureAwait(false);
                if (line.Debit is { } debit)
                {
                    yield return debit;
                }
            }

            _ = isCsv && csv is null ? throw DebitCsv.WithoutHeader : csv;
        }
        finally
        {
            lines.TryComplete();
        }
    }

    private static BatchLine Read(int number, byte[] utf8, DebitCsv? csv, CheckSettings settings)
    {
        if (csv is null)
        {
            return DebitLineReader.Read(number, utf8, settings.AccessToken, settings.CheckRules);
        }

        return csv.ToDebitLine(utf8, out var problem) is { } line
            ? DebitLineReader.Read(number, line, settings.AccessToken, settings.CheckRules, factsAreTexts: true)
            : new BatchLine(number, null, null, problem is null ? [] : [problem]);
    }

    private static BatchLine TooLong(int number)
    {
        var problem = new LineProblem("line.length", null, $"the line is longer than {BoundedLines.BytesMax} bytes; shorten it");
        return new BatchLine(number, null, null, [problem]);
    }

    private static (string Text, int ExitCode) OutputOf(BatchLine line, CheckResult result) => result switch
    {
        CheckResult.Decided decided => (DecisionJson.Write(decided.Decision), ExitStatus.Done),
        CheckResult.Invalid invalid => (
            ErrorLine.Write(
                line.Number, line.Id,
                [.. invalid.Exception.Problems.Select(problem => new LineProblem(problem.Code, problem.Member, problem.Message))]),
            ExitStatus.WrongInput),
        CheckResult.Conflict conflict => (
            ErrorLine.Write(line.Number, line.Id, [new LineProblem("id.conflict", "id", conflict.Exception.Message)]),
            ExitStatus.WrongInput),
        CheckResult.Closed closed => (ErrorLine.Write(line.Number, closed.Exception), ExitStatus.WrongInput),
        CheckResult.Archived archived => (ErrorLine.Write(line.Number, line.Id, archived.Exception), ExitStatus.WrongInput),
        CheckResult.NotRecorded notRecorded => (
            ErrorLine.Write(line.Number, line.Id, [new LineProblem("decision.not-recorded", null, notRecorded.Exception.Message)]),
            ExitStatus.Failed),
        _ => throw new InvalidOperationException("a check result has one of six types"),
    };

    // The status of a decision that is not recorded precedes the status of an invalid line.
    private static int Heavier(int left, int right) =>
        left == ExitStatus.Failed || right == ExitStatus.Failed ? ExitStatus.Failed : Math.Max(left, right);

    private static async Task WriteAsync(Terminal terminal, string line)
    {
        await terminal.Out.WriteLineAsync(line).ConfigureAwait(false);
        await terminal.Out.FlushAsync().ConfigureAwait(false);
    }

    private static Stream Open(string file, Terminal terminal)
    {
        if (string.Equals(file, "-", StringComparison.Ordinal))
        {
            return terminal.InIsClosed() ? throw new WrongInputException([InputIsClosed]) : terminal.In;
        }

        try
        {
            return BoundedFile.Open(file);
        }
        catch (Exception exception) when (RuleFiles.IsUnreadable(exception))
        {
            throw RuleFiles.Unreadable(file, exception);
        }
    }
}
