namespace FundsCheck;

/// <summary>
/// The value and the sentence of a reason, formatted when they are first read. Thread-safe: concurrent readers may format equal texts.
/// </summary>
internal abstract class ReasonWording
{
    private string? _operand;
    private string? _text;

    public string? Operand => _operand ??= FormatOperand();

    public string Text => _text ??= FormatText();

    protected abstract string? FormatOperand();

    protected abstract string FormatText();
}
