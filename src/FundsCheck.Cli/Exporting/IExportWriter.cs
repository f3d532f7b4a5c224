using FundsCheck.Cli.Input;

namespace FundsCheck.Cli.Exporting;

/// <summary>Writes rows in one format. The rows are complete after the disposal.</summary>
internal interface IExportWriter : IAsyncDisposable
{
    /// <exception cref="WrongInputException">The format has no exact form of a value; the message names the decision.</exception>
    Task WriteAsync(IReadOnlyList<ExportRow> rows, CancellationToken cancellationToken);
}
