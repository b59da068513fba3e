-- What people were seen to ask for and did not find; every word of the left for every word of the right.
insert into search.synonym (word, meaning, sort)
select word, meaning, 'THING'
from (values
    ('饭店 饭馆 餐馆 餐厅 面馆 小饭馆 小饭店 小餐馆 小吃店 快餐店 奶茶店 火锅店 烧烤店 早餐店 '
        || '开饭店 开饭馆 开餐馆 开餐厅 开面馆 开小饭馆 开小饭店 开小餐馆 开小吃店 开快餐店 开奶茶店 开火锅店 开烧烤店 开早餐店 '
        || '开个饭店 开个饭馆 开个餐馆 开个面馆 开家饭店 开家饭馆 开家餐馆 开家面馆 做餐饮',
        '食品经营 餐饮服务'),
    -- A birth is one matter to parents: where an office has no entry for the household, the others of it lead on.
    ('上户口 孩子上户口 小孩上户口 宝宝上户口 新生儿上户口 给孩子上户口 给小孩上户口 给宝宝上户口 生孩子上户口 婴儿上户口 报户口',
        '出生登记 户口登记 出生落户 出生医学证明 生育登记'),
    ('新生儿 刚出生 婴儿', '出生登记 出生医学证明 生育登记'),
    ('看病报销 看病能报销 看病怎么报销 医药费报销 报销医药费 医保报销 住院报销 门诊报销 报销看病钱',
        '医疗费用 医疗保险 医药费 住院费用 门诊费用 医保'),
    ('租房补贴 租房补助 房租补贴 租金补贴 租赁补贴 住房补贴', '租赁补贴 租金补贴 公共租赁住房 公租房 住房补贴')
) as said (words, meanings), regexp_split_to_table(words, '\s+') as word, regexp_split_to_table(meanings, '\s+') as meaning
where word <> meaning
on conflict do nothing;

-- It also means to settle somewhere with a residence permit, which is no newborn's business.
delete from search.synonym where word like '%上户口' and meaning = '落户';
