using System.Globalization;
using System.Text;

namespace FundsCheck.Cli.Output;

/// <summary>
/// A writer to a terminal that passes printable text and line ends only. It writes any other character as its code, which inside a string
/// of JSON stands for the same character.
/// </summary>
internal sealed class PrintableWriter(TextWriter inner, int? lineWidth = null) : TextWriter(CultureInfo.InvariantCulture)
{
    /// <summary>The wrapped writer, for control sequences of this program.</summary>
    public TextWriter Inner => inner;

    /// <summary>The columns of a line; null where lines are not broken, as in a pipe.</summary>
    public int? LineWidth => lineWidth;

    public override Encoding Encoding => inner.Encoding;

    [System.Diagnostics.CodeAnalysis.AllowNull]
    public override string NewLine
    {
        get => inner.NewLine;
        set => inner.NewLine = value;
    }

    public override void Write(char value) => inner.Write(char.IsSurrogate(value) ? value.ToString() : Show(value.ToString()));

    public override void Write(char[] buffer, int index, int count) => inner.Write(Show(new string(buffer, index, count)));

    public override void Write(ReadOnlySpan<char> buffer) => inner.Write(Show(buffer.ToString()));

    public override void Write(string? value) => inner.Write(Show(value));

    public override void WriteLine() => inner.WriteLine();

    public override void WriteLine(string? value) => inner.WriteLine(Show(value));

    public override Task WriteAsync(char value)
    {
        Write(value);
        return Task.CompletedTask;
    }

    public override Task WriteAsync(string? value) => inner.WriteAsync(Show(value));

    public override Task WriteAsync(char[] buffer, int index, int count) => inner.WriteAsync(Show(new string(buffer, index, count)));

    public override Task WriteAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default) =>
        inner.WriteAsync(Show(buffer.ToString()));

    public override Task WriteLineAsync() => inner.WriteLineAsync();

    public override Task WriteLineAsync(string? value) => inner.WriteLineAsync(Show(value));

    public override void Flush() => inner.Flush();

    public override Task FlushAsync() => inner.FlushAsync();

    public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

    // Line ends come from the command itself: texts from outside are made printable before they become part of a line.
    private string? Show(string? text)
    {
        if (text is null || PrintableText.IsPrintable(text))
        {
            return text;
        }

        return string.Join(inner.NewLine, text.Split(["\r\n", "\n"], StringSplitOptions.None).Select(PrintableText.Show));
    }
}
