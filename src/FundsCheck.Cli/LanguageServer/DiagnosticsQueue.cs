using System.Collections.Concurrent;

namespace FundsCheck.Cli.LanguageServer;

/// <summary>
/// Shows the problems of the latest version of each document. Typing is waited for, and a version that a later one replaced is not loaded.
/// </summary>
internal sealed class DiagnosticsQueue(IEditor editor, TimeProvider time) : IDisposable
{
    /// <summary>The pause in typing after which a version is loaded.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(15);

    /// <summary>The time that the analysis has, before the problems that need none are shown by themselves.</summary>
    private static readonly TimeSpan AnalysisAwaited = TimeSpan.FromMilliseconds(20);

    private readonly ConcurrentDictionary<string, CancellationTokenSource> _latest = new(StringComparer.Ordinal);

    // The documents whose shown problems have an error.
    private readonly ConcurrentDictionary<string, bool> _withErrors = new(StringComparer.Ordinal);

    // One at a time of each leaves the other cores to the editor. A long analysis does not delay the reading of a later version.
    private readonly SemaphoreSlim _reading = new(1);
    private readonly SemaphoreSlim _analysing = new(1);

    /// <summary>Loads a version of a document after the pause, and shows its problems.</summary>
    public void Add(RuleDocument document) => _ = RunAsync(document, Replace(document.Uri));

    /// <summary>Removes the problems of a closed document.</summary>
    public void Clear(string uri) => _ = editor.ShowAsync(new Lsp.DiagnosticsParams(uri, null, []), Replace(uri));

    public void Dispose()
    {
        foreach (var source in _latest.Values)
        {
            source.Cancel();
        }

        _reading.Dispose();
        _analysing.Dispose();
    }

    private CancellationToken Replace(string uri)
    {
#pragma warning disable CA2000 // A source without a timer holds nothing to dispose.
        var source = new CancellationTokenSource();
#pragma warning restore CA2000
        _latest.GetValueOrDefault(uri)?.Cancel();
        _latest[uri] = source;
        return source.Token;
    }

    private async Task RunAsync(RuleDocument document, CancellationToken replaced)
    {
        try
        {
            await Task.Delay(Quiet, time, replaced).ConfigureAwait(false);
            var structure = await InTurnAsync(_reading, () => ProblemDiagnostics.Of(document, document.Structure), replaced)
                .ConfigureAwait(false);
            var whole = InTurnAsync(_analysing, () => ProblemDiagnostics.Of(document, document.Whole), replaced);
            if (structure.Count > 0 || await IsLateAsync(document, whole, replaced).ConfigureAwait(false))
            {
                await ShowAsync(document, structure, replaced).ConfigureAwait(false);
            }

            // An error of structure ends the loading, so that these are all problems; else the analysis adds its own.
            await ShowAsync(document, await whole.ConfigureAwait(false), replaced).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // A later version is shown, or the server ends.
        }
    }

    // Errors that are fixed go at once. Warnings stay until the analysis is done, so that they do not flicker while one types.
    private async Task<bool> IsLateAsync(RuleDocument document, Task whole, CancellationToken replaced) =>
        _withErrors.ContainsKey(document.Uri)
        && await Task.WhenAny(whole, Task.Delay(AnalysisAwaited, time, replaced)).ConfigureAwait(false) != whole;

    private static async Task<T> InTurnAsync<T>(SemaphoreSlim turn, Func<T> load, CancellationToken replaced)
    {
        await turn.WaitAsync(replaced).ConfigureAwait(false);
        try
        {
            return await Task.Run(load, replaced).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    private Task ShowAsync(RuleDocument document, IReadOnlyList<Lsp.Diagnostic> diagnostics, CancellationToken replaced)
    {
        if (diagnostics.Any(diagnostic => diagnostic.Severity == Lsp.SeverityError))
        {
            _withErrors[document.Uri] = true;
        }
        else
        {
            _withErrors.TryRemove(document.Uri, out _);
        }

        return replaced.IsCancellationRequested
            ? Task.CompletedTask
            : editor.ShowAsync(new Lsp.DiagnosticsParams(document.Uri, document.Version, diagnostics), replaced);
    }
}
