using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxKind;

namespace FundsCheck.Mutation;

/// <summary>
/// Finds the mutants of a file: other operators, negated conditions, booleans and numbers, swapped branches, removed calls. A mutant that
/// does not compile is found later, by the compiler.
/// </summary>
internal sealed class MutantFinder(string file) : CSharpSyntaxWalker
{
    private static readonly Dictionary<SyntaxKind, SyntaxKind[]> Operators = new()
    {
        [AddExpression] = [SubtractExpression],
        [SubtractExpression] = [AddExpression],
        [MultiplyExpression] = [DivideExpression],
        [DivideExpression] = [MultiplyExpression],
        [ModuloExpression] = [MultiplyExpression],
        [LessThanExpression] = [LessThanOrEqualExpression, GreaterThanOrEqualExpression],
        [LessThanOrEqualExpression] = [LessThanExpression, GreaterThanExpression],
        [GreaterThanExpression] = [GreaterThanOrEqualExpression, LessThanOrEqualExpression],
        [GreaterThanOrEqualExpression] = [GreaterThanExpression, LessThanExpression],
        [EqualsExpression] = [NotEqualsExpression],
        [NotEqualsExpression] = [EqualsExpression],
        [LogicalAndExpression] = [LogicalOrExpression],
        [LogicalOrExpression] = [LogicalAndExpression],
        [BitwiseAndExpression] = [BitwiseOrExpression],
        [BitwiseOrExpression] = [BitwiseAndExpression],
        [LeftShiftExpression] = [RightShiftExpression],
        [RightShiftExpression] = [LeftShiftExpression],
    };

    private readonly List<Mutant> _found = [];

    public static IReadOnlyList<Mutant> Find(string file, SyntaxNode root)
    {
        var finder = new MutantFinder(file);
        finder.Visit(root);
        return finder._found;
    }

    public override void VisitAttributeList(AttributeListSyntax node)
    {
        // An attribute is no code that a test runs.
    }

    public override void VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        foreach (var kind in Operators.GetValueOrDefault(node.Kind(), []))
        {
            Add(node, SyntaxFactory.BinaryExpression(kind, node.Left, Parsed(kind, node), node.Right));
        }

        base.VisitBinaryExpression(node);
    }

    public override void VisitPrefixUnaryExpression(PrefixUnaryExpressionSyntax node)
    {
        if (node.IsKind(LogicalNotExpression) || node.IsKind(UnaryMinusExpression))
        {
            Add(node, node.Operand);
        }

        base.VisitPrefixUnaryExpression(node);
    }

    public override void VisitLiteralExpression(LiteralExpressionSyntax node)
    {
        switch (node.Kind())
        {
            case TrueLiteralExpression:
                Add(node, SyntaxFactory.LiteralExpression(FalseLiteralExpression));
                break;
            case FalseLiteralExpression:
                Add(node, SyntaxFactory.LiteralExpression(TrueLiteralExpression));
                break;
            case NumericLiteralExpression:
                Add(node, SyntaxFactory.ParseExpression($"({node} + 1)"));
                break;
            default:
                break;
        }
    }

    public override void VisitConditionalExpression(ConditionalExpressionSyntax node)
    {
        Add(node, node.WithWhenTrue(node.WhenFalse).WithWhenFalse(node.WhenTrue));
        base.VisitConditionalExpression(node);
    }

    public override void VisitIfStatement(IfStatementSyntax node)
    {
        Add(node.Condition, Negated(node.Condition));
        base.VisitIfStatement(node);
    }

    public override void VisitReturnStatement(ReturnStatementSyntax node)
    {
        if (node.Expression is { } returned and not LiteralExpressionSyntax && IsOfBooleanMethod(node))
        {
            Add(returned, Negated(returned));
        }

        base.VisitReturnStatement(node);
    }

    public override void VisitArrowExpressionClause(ArrowExpressionClauseSyntax node)
    {
        if (IsBoolean(node.Parent))
        {
            Add(node.Expression, Negated(node.Expression));
        }

        base.VisitArrowExpressionClause(node);
    }

    public override void VisitExpressionStatement(ExpressionStatementSyntax node)
    {
        if (node.Expression is InvocationExpressionSyntax)
        {
            Add(node, SyntaxFactory.EmptyStatement());
        }

        base.VisitExpressionStatement(node);
    }

    private static bool IsOfBooleanMethod(SyntaxNode node) =>
        IsBoolean(node.Ancestors().FirstOrDefault(parent => parent is MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax
            or LocalFunctionStatementSyntax or AccessorDeclarationSyntax));

    private static bool IsBoolean(SyntaxNode? member)
    {
        var type = member switch
        {
            MethodDeclarationSyntax method => method.ReturnType,
            PropertyDeclarationSyntax property => property.Type,
            OperatorDeclarationSyntax @operator => @operator.ReturnType,
            LocalFunctionStatementSyntax function => function.ReturnType,
            _ => null,
        };
        return type is PredefinedTypeSyntax { Keyword.RawKind: (int)BoolKeyword };
    }

    private static PrefixUnaryExpressionSyntax Negated(ExpressionSyntax condition) =>
        SyntaxFactory.PrefixUnaryExpression(LogicalNotExpression, SyntaxFactory.ParenthesizedExpression(condition.WithoutTrivia()));

    private static SyntaxToken Parsed(SyntaxKind kind, BinaryExpressionSyntax node) =>
        SyntaxFactory.BinaryExpression(kind, node.Left, node.Right).OperatorToken.WithTriviaFrom(node.OperatorToken);

    private void Add(SyntaxNode before, SyntaxNode after) =>
        _found.Add(new Mutant(file, before.GetLocation().GetLineSpan().StartLinePosition.Line + 1, before, after.WithTriviaFrom(before)));
}
