namespace FundsCheck.Tests.Debits;

public sealed class DebitDifferencesTests
{
    private static readonly Debit Plain = Debit.From(Checking.Host.Debit("d-1", 75m));

    [Theory]
    [InlineData(CustomFactType.Integer, "90", CustomFactType.Text, "90", true)]
    [InlineData(CustomFactType.Boolean, "true", CustomFactType.Text, "true", true)]
    [InlineData(CustomFactType.Money, "12.00 USD", CustomFactType.Text, "12.00 USD", true)]
    [InlineData(CustomFactType.Percent, "97.50%", CustomFactType.Text, "97.50%", true)]
    [InlineData(CustomFactType.Duration, "48h", CustomFactType.Text, "48h", true)]
    [InlineData(CustomFactType.Duration, "48h", CustomFactType.Text, "2d", true)]
    [InlineData(CustomFactType.Duration, "48h", CustomFactType.Duration, "2d", true)]
    [InlineData(CustomFactType.Text, "48h", CustomFactType.Text, "2d", false)]
    [InlineData(CustomFactType.Duration, "48h", CustomFactType.Text, "49h", false)]
    [InlineData(CustomFactType.Money, "12.00 USD", CustomFactType.Text, "12.0 USD", false)]
    [InlineData(CustomFactType.Money, "12.00 USD", CustomFactType.Money, "12.00 EUR", false)]
    [InlineData(CustomFactType.Integer, "1", CustomFactType.Boolean, "true", false)]
    [InlineData(CustomFactType.Integer, "90", CustomFactType.Percent, "90%", false)]
    public void A_text_that_another_declaration_types_differently_is_the_same_fact(
        CustomFactType type, string text, CustomFactType otherType, string other, bool same)
    {
        var (left, right) = (With(CustomFact.Parse(text, type)), With(CustomFact.Parse(other, otherType)));

        DebitDifferences.Between(left, right).Should().Equal(same ? [] : ["facts"]);
        DebitDifferences.Between(right, left).Should().Equal(same ? [] : ["facts"]);
    }

    private static Debit With(CustomFact fact) => Plain with { Facts = new Dictionary<string, CustomFact> { ["x.fact"] = fact } };
}
