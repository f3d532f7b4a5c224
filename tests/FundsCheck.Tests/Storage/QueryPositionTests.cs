using FundsCheck.Storage;

namespace FundsCheck.Tests.Storage;

public sealed class QueryPositionTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(long.MaxValue)]
    public void A_formatted_number_is_parsed(long number)
    {
        QueryPosition.Parse(QueryPosition.Format(number), "query").Should().Be(number);
    }

    [Fact]
    public void Without_a_position_the_first_page_begins()
    {
        QueryPosition.Parse(position: null, "query").Should().Be(0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("01")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData(" 1")]
    [InlineData("1.0")]
    [InlineData("9223372036854775808")]
    public void Another_text_is_an_argument_exception_that_names_the_argument(string position)
    {
        FluentActions.Invoking(() => QueryPosition.Parse(position, "query")).Should().Throw<ArgumentException>()
            .WithMessage("`After` is no position of this store*").WithParameterName("query");
    }
}
