using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Rules;

/// <summary>Repeats a command whenever a rule file changes, comes or goes.</summary>
/// <param name="terminal">The terminal.</param>
/// <param name="paths">Rule files, or folders of them.</param>
internal sealed class RuleFileWatch(Terminal terminal, IReadOnlyList<string> paths)
{
    // Times and sizes are compared: network file systems report no changes, and editors replace a file by another one.
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    /// <summary>Runs a command now and after each change, until its cancellation.</summary>
    /// <param name="run">The command; a wrong path is reported, and may be right at the next change.</param>
    /// <param name="cancellationToken">Ends the watch, which is its usual end.</param>
    public async Task<int> RunAsync(Func<int> run, CancellationToken cancellationToken)
    {
        List<FileStamp>? last = null;
        try
        {
            while (true)
            {
                var stamps = Stamps();
                if (last is null || !stamps.SequenceEqual(last))
                {
                    WriteHeading(last is null);
                    Report(run);
                    await terminal.Out.FlushAsync(cancellationToken).ConfigureAwait(false);
                    last = stamps;
                }

                await Task.Delay(Interval, terminal.Time, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C ends the watch.
            return ExitStatus.Done;
        }
    }

    private void WriteHeading(bool isFirst)
    {
        var change = isFirst ? "watching for changes, until Ctrl-C" : "changed";
        terminal.Error.WriteLine($"{TimeText.Format(terminal.Time.GetUtcNow())}: {change}");
    }

    private void Report(Func<int> run)
    {
        try
        {
            run();
        }
        catch (WrongInputException exception)
        {
            foreach (var problem in exception.Problems)
            {
                terminal.Error.WriteShown($"fundscheck: {problem}");
            }
        }
        catch (Exception exception) when (RuleFiles.IsUnreadable(exception))
        {
            // A folder may go while it is listed.
            terminal.Error.WriteShown($"fundscheck: {exception.Message}");
        }
    }

    private List<FileStamp> Stamps()
    {
        try
        {
            // A file extends another one of its folder, which may be none of the paths; texts for customers are beside it too.
            var files = RuleFiles.Expand(paths);
            var folders = files.Select(file => Path.GetDirectoryName(Path.GetFullPath(file))).OfType<string>()
                .Distinct(StringComparer.Ordinal);
            return
            [
                .. files.Concat(folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)))
                    .Select(FileStamp.Of),
            ];
        }
        catch (Exception exception) when (exception is WrongInputException || RuleFiles.IsUnreadable(exception))
        {
            return [];
        }
    }

    /// <summary>What a change of a file changes.</summary>
    private readonly record struct FileStamp(string Path, DateTime WrittenAt, long Bytes)
    {
        public static FileStamp Of(string path)
        {
            var file = new FileInfo(path);
            return new FileStamp(path, file.LastWriteTimeUtc, file.Exists ? file.Length : 0);
        }
    }
}
