using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Tests.Output;

public sealed class WrappedTextTests
{
    [Theory]
    [InlineData("one two three", 12, 4, "one two\n    three")]
    [InlineData("one two", 11, 4, "one two")]
    [InlineData("one two", 10, 4, "one\n    two")]
    [InlineData("a-word-that-is-longer-than-a-line b", 10, 2, "a-word-that-is-longer-than-a-line\n  b")]
    [InlineData("", 10, 2, "")]
    public void It_breaks_between_words_and_indents_what_follows(string text, int width, int indent, string expected)
    {
        WrappedText.Hang(text, width, indent).Should().Be(expected);
    }
}
