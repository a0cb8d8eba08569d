// The server list at the left edge: all servers in their groups, or a rail of tiles.
#pragma once

#include <QAbstractItemModel>
#include <QUuid>
#include <QWidget>

class QListView;
class QMenu;

namespace mailstead::widgets
{
class IconButton;
}

namespace mailstead::main
{

class ServerPanel : public QWidget
{
    Q_OBJECT
public:
    explicit ServerPanel(QAbstractItemModel* servers, QWidget* parent = nullptr);
    void setRail(bool rail);
    bool isRail() const { return m_rail; }
    void setCurrent(const QModelIndex& index);
    QListView* list() const { return m_list; }
    QMenu* settingsMenu() const { return m_menu; }

signals:
    void serverChosen(const QUuid& id);
    void addRequested();
    void searchRequested();
    void railToggled();
    void menuRequested(const QUuid& id, const QPoint& globalPosition);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();

    bool m_rail = false;
    QListView* m_list;
    class SearchBox* m_search;
    widgets::IconButton *m_toggle, *m_searchIcon, *m_add, *m_settings;
    QMenu* m_menu;
    QWidget* m_foot;
};

} // namespace mailstead::main
