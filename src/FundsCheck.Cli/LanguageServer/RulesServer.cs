using FundsCheck.Rules;
using StreamJsonRpc;

namespace FundsCheck.Cli.LanguageServer;

/// <summary>
/// The methods of the protocol. Messages are handled one after the other, in their order; the loader runs beside them, on one version of a
/// text at a time.
/// </summary>
/// <param name="editor">Sends notifications and requests to the editor.</param>
/// <param name="time">The clock of the pause before diagnostics.</param>
internal sealed class RulesServer(IEditor editor, TimeProvider time) : IDisposable
{
    private const string NotOpen = "the document is not open";
    private const int InvalidParams = -32602;

    private readonly Dictionary<string, RuleDocument> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RuleSet> _lastLoaded = new(StringComparer.Ordinal);
    private readonly DiagnosticsQueue _queue = new(editor, time);
    private readonly TaskCompletionSource<int> _exit = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private bool _withSnippets;

    /// <summary>Completes with the exit status when the editor ends the server.</summary>
    public Task<int> Exit => _exit.Task;

    /// <summary>True between the requests <c>initialize</c> and <c>shutdown</c>.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>True after the request <c>shutdown</c>.</summary>
    public bool IsShutDown { get; private set; }

    [JsonRpcMethod("initialize", UseSingleObjectParameterDeserialization = true)]
    public Lsp.InitializeResult Initialize(Lsp.InitializeParams parameters)
    {
        IsRunning = true;
        _withSnippets = Capabilities.HasSnippets(parameters.Capabilities);
        ParentWatch.Start(parameters.ProcessId, () => _exit.TrySetResult(Output.ExitStatus.Failed));
        return Capabilities.OfServer;
    }

    // The first load compiles the loader; the editor waits for nothing here.
    [JsonRpcMethod("initialized")]
    public void Initialized() => _ = Task.Run(() => RuleSet.Default);

    [JsonRpcMethod("shutdown")]
    public object? Shutdown()
    {
        (IsRunning, IsShutDown) = (false, true);
        return null;
    }

    [JsonRpcMethod("exit")]
    public void End() => _exit.TrySetResult(IsShutDown ? Output.ExitStatus.Done : Output.ExitStatus.Failed);

    [JsonRpcMethod("textDocument/didOpen", UseSingleObjectParameterDeserialization = true)]
    public void Open(Lsp.OpenParams parameters) =>
        Keep(new RuleDocument(parameters.TextDocument.Uri, parameters.TextDocument.Version, parameters.TextDocument.Text));

    [JsonRpcMethod("textDocument/didChange", UseSingleObjectParameterDeserialization = true)]
    public void Change(Lsp.ChangeParams parameters)
    {
        // Each change has the whole text, as the server asks for.
        if (parameters.ContentChanges is [.., var last] && _documents.ContainsKey(parameters.TextDocument.Uri))
        {
            Keep(new RuleDocument(parameters.TextDocument.Uri, parameters.TextDocument.Version ?? 0, last.Text));
        }
    }

    [JsonRpcMethod("textDocument/didClose", UseSingleObjectParameterDeserialization = true)]
    public void Close(Lsp.DocumentParams parameters)
    {
        _documents.Remove(parameters.TextDocument.Uri);
        _lastLoaded.Remove(parameters.TextDocument.Uri);
        _queue.Clear(parameters.TextDocument.Uri);
    }

    [JsonRpcMethod("textDocument/completion", UseSingleObjectParameterDeserialization = true)]
    public Lsp.CompletionList Complete(Lsp.PositionParams parameters)
    {
        var document = Find(parameters.TextDocument);
        return Completions.At(document, document.Lines.OffsetOf(parameters.Position), _withSnippets);
    }

    [JsonRpcMethod("textDocument/hover", UseSingleObjectParameterDeserialization = true)]
    public async Task<Lsp.Hover?> HoverAsync(Lsp.PositionParams parameters, CancellationToken cancellationToken)
    {
        var document = Find(parameters.TextDocument);
        var lastLoaded = _lastLoaded.GetValueOrDefault(document.Uri);
        var hover = await Task.Run(() => Hovers.At(document, document.Lines.OffsetOf(parameters.Position), lastLoaded), cancellationToken)
            .ConfigureAwait(true);
        Remember(document);
        return hover;
    }

    [JsonRpcMethod("textDocument/definition", UseSingleObjectParameterDeserialization = true)]
    public Lsp.Location? FindDefinition(Lsp.PositionParams parameters)
    {
        var document = Find(parameters.TextDocument);
        return Definitions.At(document, document.Lines.OffsetOf(parameters.Position));
    }

    [JsonRpcMethod("textDocument/formatting", UseSingleObjectParameterDeserialization = true)]
    public Task<IReadOnlyList<Lsp.TextEdit>> FormatAsync(Lsp.DocumentParams parameters, CancellationToken cancellationToken)
    {
        var document = Find(parameters.TextDocument);
        return Task.Run(() => Formatting.Of(document), cancellationToken);
    }

    [JsonRpcMethod("textDocument/codeAction", UseSingleObjectParameterDeserialization = true)]
    public Task<IReadOnlyList<Lsp.CodeAction>> FindActionsAsync(Lsp.CodeActionParams parameters, CancellationToken cancellationToken)
    {
        var document = Find(parameters.TextDocument);
        return Task.Run(() => QuickFixes.In(document, parameters.Range), cancellationToken);
    }

    [JsonRpcMethod("textDocument/codeLens", UseSingleObjectParameterDeserialization = true)]
    public async Task<IReadOnlyList<Lsp.CodeLens>> FindLensesAsync(Lsp.DocumentParams parameters, CancellationToken cancellationToken)
    {
        var document = Find(parameters.TextDocument);
        var lenses = await Task.Run(() => MissingTests.LensesOf(document), cancellationToken).ConfigureAwait(true);
        Remember(document);
        return lenses;
    }

    [JsonRpcMethod("workspace/executeCommand", UseSingleObjectParameterDeserialization = true)]
    public async Task<object?> ExecuteAsync(Lsp.CommandParams parameters, CancellationToken cancellationToken)
    {
        if (parameters is not { Command: MissingTests.Command, Arguments: [var uri, var check] }
            || uri.GetString() is not { } name || check.GetString() is not { } id)
        {
            throw new LocalRpcException("no such command with these arguments") { ErrorCode = InvalidParams };
        }

        var document = Find(new Lsp.DocumentId(name));
        if (await Task.Run(() => MissingTests.EditOf(document, id), cancellationToken).ConfigureAwait(false) is { } edit)
        {
            await editor.ApplyAsync(new Lsp.ApplyEditParams("Write the missing tests", edit), cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    public void Dispose() => _queue.Dispose();

    private void Keep(RuleDocument document)
    {
        if (_documents.TryGetValue(document.Uri, out var before))
        {
            Remember(before);
        }

        _documents[document.Uri] = document;
        _queue.Add(document);
    }

    // For a hover while a later version does not load.
    private void Remember(RuleDocument document)
    {
        if (document.WholeIfLoaded?.RuleSet is { } ruleSet && _documents.ContainsKey(document.Uri))
        {
            _lastLoaded[document.Uri] = ruleSet;
        }
    }

    private RuleDocument Find(Lsp.DocumentId id) => _documents.TryGetValue(id.Uri, out var document)
        ? document
        : throw new LocalRpcException(NotOpen) { ErrorCode = InvalidParams };
}
