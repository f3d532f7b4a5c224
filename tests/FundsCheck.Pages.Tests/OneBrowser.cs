namespace FundsCheck.Pages.Tests;

[CollectionDefinition(Name)]
public sealed class OneBrowser : ICollectionFixture<Browser>, ICollectionFixture<PageLog>
{
    public const string Name = "browser";
}
