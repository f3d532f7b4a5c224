namespace FundsCheck.Pages.Tests;

[CollectionDefinition(Name)]
public sealed class OneBrowser : ICollectionFixture<Browser>
{
    public const string Name = "browser";
}
