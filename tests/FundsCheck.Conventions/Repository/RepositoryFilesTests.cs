namespace FundsCheck.Conventions.Repository;

public sealed class RepositoryFilesTests
{
    [Fact]
    public void Without_git_the_folders_give_the_same_sources()
    {
        var found = RepositoryFiles.InFolders()
            .Where(path => path.StartsWith("src/", StringComparison.Ordinal) && path.EndsWith(".cs", StringComparison.Ordinal));

        found.Should().BeEquivalentTo(RepositoryFiles.Sources.Select(file => file.Path));
    }

    [Theory]
    [InlineData("src/FundsCheck/Rules/Facts/Fact.cs", "FundsCheck", "Rules")]
    [InlineData("src/FundsCheck/Money.cs", "FundsCheck", "")]
    [InlineData("README.md", "", "")]
    public void A_file_knows_its_project_and_its_first_folder(string path, string project, string folder)
    {
        var file = new RepositoryFile(path, string.Empty);

        (file.Project, file.Folder).Should().Be((project, folder));
    }

    [Theory]
    [InlineData("a; // b\nc;", "a;  \nc;")]
    [InlineData("a; /* b\n// c */ d;", "a;   d;")]
    [InlineData("/// <see cref=\"A\"/>\nb;", " \nb;")]
    [InlineData("a = \"https://b\"; // c", "a = \"https://b\";  ")]
    [InlineData("a = \"\\\"// b\"; // c", "a = \"\\\"// b\";  ")]
    [InlineData("a = @\"\\\"; // b", "a = @\"\\\";  ")]
    [InlineData("a = \"\"\"\n\" // b\n\"\"\"; // c", "a = \"\"\"\n\" // b\n\"\"\";  ")]
    [InlineData("a = '\"'; // b", "a = '\"';  ")]
    [InlineData("// don't\na = 'b';", " \na = 'b';")]
    public void Code_is_read_without_its_comments_and_with_its_strings(string source, string code)
    {
        CodeText.Of(source).Should().Be(code);
    }
}
